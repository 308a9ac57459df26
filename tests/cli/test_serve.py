"""`mingbai serve` as a person runs it: in its own process, on whichever database the suite uses."""

from __future__ import annotations

import re
import socket
import subprocess
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import timedelta
from pathlib import Path

import pytest

from cli.conftest import once
from cli.served import MINGBAI, Guess, Served, fetch, free_port, write_lock
from mingbai.accounts.models import Post
from mingbai.accounts.values import Acting
from mingbai.cli.exits import Exit, Trouble
from mingbai.cli.main import main
from mingbai.cli.serve import HEADERS_WITHIN, _build_demonstration, _demo_accounts
from mingbai.config.settings import STAFF_THREADS
from support import TODAY


def test_it_prepares_an_empty_directory_serves_the_public_whatever_staff_wait_for_and_ends_with_ctrl_c(
    environment: dict[str, str],
) -> None:
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
    second = Served(environment, port, "--workers", "1")
    assert "更新数据库" not in second.said
    assert f"http://127.0.0.1:{port}/" in second.said
    with socket.create_connection(("127.0.0.1", port)) as slow:
        slow.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        nobody_waits_for_staff(environment, port)
        slow.settimeout(2 * HEADERS_WITHIN / 1000)
        assert b" 200 " not in slow.recv(1000), "headers that never end are cut off"
    assert second.ended_by_ctrl_c() == 0


def nobody_waits_for_staff(environment: dict[str, str], port: int) -> None:
    """More wrong sign-ins than the staff process has threads wait for a lock; the public does not."""
    fetch(port, "/")
    guesses = [Guess(port) for _ in range(STAFF_THREADS + 2)]
    with ThreadPoolExecutor(len(guesses)) as all_at_once:
        with write_lock(environment):
            tried = [all_at_once.submit(one.try_once) for one in guesses]
            wait(tried, timeout=1)
            assert all("<html" in fetch(port, page) for page in ("/", "/?seen=never-before"))
            assert not any(one.done() for one in tried), "they were to wait for the lock"
        assert {one.result() for one in tried} == {422}


def test_a_port_in_use_is_named_and_another_proposed(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == Exit.ENVIRONMENT
    said = capsys.readouterr().err
    assert f"端口 {port} 打不开" in said
    assert f"PORT={port + 1}" in said


@once
def test_an_unusable_data_directory_is_named(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run(["setup"], {**environment, "DATA_DIR": str(tmp_path / "file" / "below")})
    assert done.returncode == Exit.ENVIRONMENT
    assert "DATA_DIR=" in done.stderr
    assert "Traceback" not in done.stderr


@once
def test_an_unreachable_database_is_named(environment: dict[str, str], tmp_path: Path) -> None:
    done = run(["setup"], {**environment, "DATABASE_URL": f"postgres://nobody@{str(tmp_path).replace('/', '%2F')}/none"})
    assert done.returncode == Exit.ENVIRONMENT
    assert "DATABASE_URL" in done.stderr
    assert "Traceback" not in done.stderr


def run(arguments: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*MINGBAI, *arguments], env=environment, capture_output=True, text=True, timeout=60)


def test_the_accounts_of_a_demonstration_are_those_in_post_today(clerk: Acting, section_head: Acting, leader: Acting) -> None:
    day = timedelta(days=1)
    Post.objects.filter(pk=clerk.post_id).update(until_on=TODAY + day)
    Post.objects.filter(pk=section_head.post_id).update(until_on=TODAY - day)
    Post.objects.filter(pk=leader.post_id).update(since_on=TODAY + day)
    heading, *lines = _demo_accounts()
    assert "演示账号" in heading
    assert [line.split()[-1] for line in lines] == ["经办"]


def test_a_demonstration_is_built_in_a_process_of_its_own_while_there_is_no_organ(
    db: None, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    started: list[list[str]] = []

    def failing(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        started.append(command)
        return subprocess.CompletedProcess(command, Exit.USAGE)

    monkeypatch.setattr("mingbai.cli.serve.connections.close_all", lambda: None)
    monkeypatch.setattr("mingbai.cli.serve.subprocess.run", failing)
    with pytest.raises(Trouble, match="演示数据没有建成") as said:
        _build_demonstration()
    assert (started, said.value.code) == ([[*MINGBAI, "demo"]], Exit.USAGE)
    request.getfixturevalue("county")
    _build_demonstration()
    assert len(started) == 1
