"""A server in its own process, as a person starts it, and a request to it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

MINGBAI = [sys.executable, "-m", "mingbai.cli.main"]


class Served:
    """A running server, once it has answered for the first time."""

    def __init__(self, environment: dict[str, str], port: int, *more: str, patience: int = 60) -> None:
        self.log = Path(environment["DATA_DIR"]).parent / "served.log"
        with self.log.open("w") as log:
            # A session of its own delivers Ctrl-C as a terminal does: to the server and its workers at once.
            self.process = subprocess.Popen(
                [*MINGBAI, "serve", "--port", str(port), *more], env=environment, stdout=log, stderr=log, start_new_session=True
            )
        for _ in range(patience * 10):
            try:
                fetch(port, "/work/sign-in/")
            except OSError:
                assert self.process.poll() is None, self.said
                time.sleep(0.1)
            else:
                return
        self.process.kill()
        raise AssertionError(self.said)

    @property
    def said(self) -> str:
        """What it has printed so far."""
        return self.log.read_text()

    def ended_by_ctrl_c(self) -> int:
        """Press Ctrl-C and wait for the end."""
        os.killpg(self.process.pid, signal.SIGINT)
        code = self.process.wait(20)
        assert "Traceback" not in self.said
        return code


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fetch(port: int, path: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
        return str(answer.read().decode())
