"""A process that has loaded the product once; what a test starts from it, again and again, are copies that need not load it."""

from __future__ import annotations

import json
import os
import runpy
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any


class Loaded:
    """The loaded process, for one installation: settings are read when it starts."""

    def __init__(self, environment: dict[str, str]) -> None:
        shown = {**environment, "PYTHONPATH": str(Path(__file__).parent), "DJANGO_SETTINGS_MODULE": "mingbai.config.settings"}
        self.process = subprocess.Popen(
            [sys.executable, __file__], env=shown, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.logs = Path(tempfile.mkdtemp(prefix="mingbai-said-"))
        self.started = 0
        self.living: set[int] = set()

    def __enter__(self) -> Loaded:
        return self

    def __exit__(self, *failure: object) -> None:
        for pid in tuple(self.living):
            os.killpg(pid, signal.SIGKILL)
        self.process.communicate(timeout=60)
        shutil.rmtree(self.logs)

    def start(self, *arguments: str) -> Running:
        """Start a command of the product in a session of its own."""
        return self._start(command=arguments)

    def ended(self, *arguments: str) -> tuple[int, str]:
        """Run a command of the product to its end; return its exit code and what it printed."""
        ran = self.start(*arguments)
        return ran.wait(), ran.said

    def run(self, program: Path, *arguments: str) -> str:
        """Run a program of the tests to its end; return what it printed."""
        ran = self.start_program(program, *arguments)
        assert ran.wait() == 0, ran.said
        return ran.said

    def start_program(self, program: Path, *arguments: str) -> Running:
        """Start a program of the tests in a session of its own."""
        return self._start(program=str(program), arguments=arguments)

    def wait(self, pid: int) -> int:
        """Wait for the end of a copy; return its exit code, negative for a signal."""
        self.living.discard(pid)
        return self._ask(wait=pid)

    def _start(self, **asked: object) -> Running:
        self.started += 1
        log = self.logs / f"said-{self.started}.log"
        pid = self._ask(**asked, log=str(log))
        self.living.add(pid)
        return Running(self, pid, log)

    def _ask(self, **asked: object) -> int:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())


@dataclass
class Running:
    """A started copy; it leads its session, so that it can be killed with everything it started."""

    by: Loaded
    pid: int
    log: Path

    @property
    def said(self) -> str:
        return self.log.read_text()

    def kill(self) -> None:
        """Kill the whole session at once, as a power failure would."""
        os.killpg(self.pid, signal.SIGKILL)
        self.wait()

    def terminate(self) -> None:
        os.kill(self.pid, signal.SIGTERM)

    def wait(self) -> int:
        return self.by.wait(self.pid)

    def has_ended(self) -> bool:
        """Return whether it is no longer there; one that has ended is still waited for."""
        return Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"


def serve_requests(requests: IO[str]) -> None:
    """Answer each request, a line of JSON, with a number: the process started, or the code it ended with."""
    for line in requests:
        asked = json.loads(line)
        if "wait" in asked:
            print(os.waitstatus_to_exitcode(os.waitpid(asked["wait"], 0)[1]), flush=True)
        elif process := os.fork():
            print(process, flush=True)
        else:
            become(asked)


def become(asked: dict[str, Any]) -> None:
    """Do what was asked in this copy, and end it."""
    os.setsid()
    log = os.open(asked["log"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for descriptor, number in ((nothing, 0), (log, 1), (log, 2)):
        os.dup2(descriptor, number)
    try:
        sys.exit(_done(asked))
    finally:
        sys.stdout.flush()


def _done(asked: dict[str, Any]) -> int:
    if "command" in asked:
        from mingbai.cli.main import main

        return int(main(asked["command"]))
    sys.argv = [asked["program"], *asked["arguments"]]
    runpy.run_path(asked["program"], run_name="__main__")
    return 0


if __name__ == "__main__":
    import django
    from django.core.wsgi import get_wsgi_application
    from django.urls import get_resolver

    from mingbai.statute import laws

    django.setup()
    get_wsgi_application()
    get_resolver().url_patterns  # noqa: B018  (imports the views)
    laws.cited("")  # compiles the names of all laws
    serve_requests(sys.stdin)
