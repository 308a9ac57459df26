"""`mingbai serve` as a person runs it: in its own process, on whichever database the suite uses."""

from __future__ import annotations

import re
import socket
import subprocess
from pathlib import Path

from cli.served import MINGBAI, Served, fetch, free_port
from mingbai.cli.exits import Exit


def test_it_prepares_an_empty_directory_serves_and_ends_with_ctrl_c(environment: dict[str, str]) -> None:
    port = free_port()
    # Two first starts at once: one builds, the other waits, both do their work.
    other = subprocess.Popen([*MINGBAI, "setup"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    first = Served(environment, port)
    said, _ = other.communicate(timeout=60)
    assert other.returncode == 0, said
    assert [text.count("更新数据库") for text in (first.said, said)] in ([0, 1], [1, 0])
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


def run(arguments: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*MINGBAI, *arguments], env=environment, capture_output=True, text=True, timeout=60)
