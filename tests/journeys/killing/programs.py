"""The programs of the kill tests: the server that is killed, and those that fill and inspect its database."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def environment(data: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "PORT", "HOST"}}
    tests = str(HERE.parents[1])
    return {**kept, "PYTHONPATH": tests, "DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "mingbai.config.settings"}


def program(data: Path, *arguments: str, said: str = "") -> str:
    done = subprocess.run(
        [sys.executable, *arguments], env=environment(data), input=said, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


class Checker:
    """check.py, started once; it reopens the database after each kill."""

    def __init__(self, data: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "check.py")],
            env=environment(data),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Checker:
        return self

    def __exit__(self, *failure: object) -> None:
        self.process.communicate(timeout=60)

    def asked(self, what: object) -> dict[str, Any]:
        """Send one question as a line and return the answer read from the next."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(what) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer


class Server:
    """The product's own command, in its own process group."""

    def __init__(self, data: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self.log = (data / "server.log").open("ab")
        command = [sys.executable, "-m", "mingbai.cli.main", "serve", "--port", str(port), "--workers", "2"]
        self.process = subprocess.Popen(
            command, env=environment(data), stdout=self.log, stderr=subprocess.STDOUT, start_new_session=True
        )
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{self.url}/work/sign-in/", timeout=5).close()
            except OSError:
                assert self.process.poll() is None, (data / "server.log").read_text()
                time.sleep(0.1)
            else:
                return
        raise AssertionError((data / "server.log").read_text())

    def kill(self) -> None:
        """Kill the whole group at once, as a power failure would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.log.close()
