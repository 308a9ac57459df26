"""A server in its own process, as a person starts it, and a request to it."""

from __future__ import annotations

import http.cookiejar
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
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


class Guess:
    """Somebody at the sign-in page with a wrong password."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}/work/sign-in/"
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        with self.opener.open(self.address, timeout=60) as answer:
            self.token = str(answer.read().decode()).partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]

    def try_once(self) -> int:
        """Return the status of the answer."""
        form = {"username": "baiyang", "password": "wrong", "csrfmiddlewaretoken": self.token}
        try:
            with self.opener.open(self.address, urllib.parse.urlencode(form).encode(), timeout=60) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as refused:
            return refused.code


@contextmanager
def write_lock(environment: dict[str, str]) -> Iterator[None]:
    """Let nobody write to what a sign-in writes."""
    if url := environment.get("DATABASE_URL"):
        import psycopg

        with psycopg.connect(url) as postgresql:
            postgresql.execute("LOCK TABLE axes_accessattempt, core_auditentry IN EXCLUSIVE MODE")
            yield
        return
    with closing(sqlite3.connect(Path(environment["DATA_DIR"]) / "mingbai.sqlite3")) as sqlite:
        sqlite.execute("BEGIN IMMEDIATE")
        yield
        sqlite.rollback()
