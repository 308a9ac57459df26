"""The staff processes: whom they believe, and when they are stuck."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path
from typing import Any, cast

import pytest

from mingbai.cli import staff_processes, watched_server
from mingbai.config import front, staff
from mingbai.config.pulse import Pulse


def test_they_believe_the_public_process_about_the_visitor() -> None:
    seen: dict[str, Any] = {"HTTP_X_FORWARDED_FOR": "192.0.2.7", "HTTP_X_FORWARDED_PROTO": "https", "REMOTE_ADDR": ""}
    answer = staff.Watched(cast(Any, lambda environ, start: [environ["REMOTE_ADDR"].encode()]), 1)(seen, cast(Any, None))
    assert list(answer) == [b"192.0.2.7"]
    assert seen["wsgi.url_scheme"] == "https"
    assert "HTTP_X_FORWARDED_FOR" not in seen


def test_a_process_is_stuck_when_all_its_threads_have_been_busy_for_too_long() -> None:
    ended = threading.Event()
    watched = staff.Watched(cast(Any, lambda environ, start: [b""] if ended.wait() else []), 2)
    busy = [threading.Thread(target=watched, args=({}, None)) for _ in range(2)]
    later = time.monotonic() + staff.STUCK + 60
    stuck = []
    for thread in busy:
        stuck.append(watched.is_stuck(later))
        thread.start()
        while len(watched._begun) < len(stuck):
            thread.join(0.01)
    assert [*stuck, watched.is_stuck(later)] == [False, False, True]
    assert not watched.is_stuck(time.monotonic()), "long, but not too long"
    ended.set()
    for thread in busy:
        thread.join()
    assert not watched.is_stuck(later)


def test_a_process_without_signs_of_life_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pulse = Pulse(tmp_path)
    assert watched_server.silent_for(tmp_path, 1) == 0.0, "one that has not begun yet is given time"
    pulse.beat()
    (lively,) = (int(file.stem) for file in tmp_path.iterdir())
    silent = lively + 1
    (tmp_path / f"{silent}.pulse").write_text(repr(time.monotonic() - watched_server.SILENT - 1))
    ended: list[tuple[int, int]] = []
    monkeypatch.setattr(watched_server.os, "kill", lambda process, number: ended.append((process, number)))
    watched_server.end_silent(tmp_path, [lively, silent, None])
    assert ended == [(silent, signal.SIGKILL)]


def test_a_server_uses_the_address_that_a_killed_one_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGBAI_RUN", str(tmp_path))
    found: list[bool] = []
    monkeypatch.setattr(staff_processes, "served", lambda server: found.append((tmp_path / "staff").exists()))
    (tmp_path / "staff").touch()
    assert staff_processes.serve(1, os.getpid()) == 0
    assert found == [False]


@pytest.mark.parametrize("made", [front.application, staff.application])
def test_ctrl_c_is_left_to_the_main_process(made: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGBAI_RUN", str(tmp_path))
    monkeypatch.setattr(staff.os, "nice", lambda more: more)
    monkeypatch.setattr(staff.Watched, "beat", lambda self, pulse: None)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, set())
    try:
        made()
        assert signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, set())
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
