"""`mingbai serve` as a person runs it: in its own process, on whichever database the suite uses."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from mingbai.cli.exits import Exit

MINGBAI = [sys.executable, "-m", "mingbai.cli.main"]


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A data directory and, on PostgreSQL, a database of its own."""
    shown = {**os.environ, "DATA_DIR": str(tmp_path / "data"), "DJANGO_SETTINGS_MODULE": "mingbai.config.settings"}
    url = os.environ.get("DATABASE_URL")
    if not url:
        yield shown
        return
    import psycopg

    name = f"serve_{os.getpid()}_{abs(hash(tmp_path))}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
        yield {**shown, "DATABASE_URL": url.rsplit("/", 1)[0] + f"/{name}"}
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")  # type: ignore[call-overload]


def test_it_prepares_an_empty_directory_serves_and_ends_with_ctrl_c(environment: dict[str, str]) -> None:
    port = free_port()
    first = Served(environment, port)
    assert "更新数据库" in first.said
    page = fetch(port, "/work/sign-in/")
    assert "<html" in page
    sheets = re.findall(r'href="(/static/[^"]+\.css)"', page)
    assert sheets
    assert all(fetch(port, sheet) for sheet in sheets)
    assert first.ended_by_ctrl_c() == 0
    second = Served(environment, port)
    assert "更新数据库" not in second.said
    assert f"http://127.0.0.1:{port}/" in second.said
    assert second.ended_by_ctrl_c() == 0


def test_a_port_in_use_is_named_and_another_proposed(environment: dict[str, str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run(["serve", "--port", str(port)], environment)
    assert done.returncode == Exit.ENVIRONMENT
    assert f"端口 {port} 打不开" in done.stderr
    assert f"PORT={port + 1}" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unusable_data_directory_is_named(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run(["setup"], {**environment, "DATA_DIR": str(tmp_path / "file" / "below")})
    assert done.returncode == Exit.ENVIRONMENT
    assert "DATA_DIR=" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unreachable_database_is_named(environment: dict[str, str], tmp_path: Path) -> None:
    done = run(["setup"], {**environment, "DATABASE_URL": f"postgres://nobody@{str(tmp_path).replace('/', '%2F')}/none"})
    assert done.returncode == Exit.ENVIRONMENT
    assert "DATABASE_URL" in done.stderr
    assert "Traceback" not in done.stderr


class Served:
    """A running server, once it has answered for the first time."""

    def __init__(self, environment: dict[str, str], port: int) -> None:
        self.log = Path(environment["DATA_DIR"]).parent / "served.log"
        with self.log.open("w") as log:
            # A session of its own delivers Ctrl-C as a terminal does: to the server and its workers at once.
            self.process = subprocess.Popen(
                [*MINGBAI, "serve", "--port", str(port)], env=environment, stdout=log, stderr=log, start_new_session=True
            )
        for _ in range(300):
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


def run(arguments: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*MINGBAI, *arguments], env=environment, capture_output=True, text=True, timeout=60)
