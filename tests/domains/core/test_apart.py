"""Work in a child process: its limits, its queue, and the sentences for what it did not finish."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mingbai.accounts.values import Acting
from mingbai.core import apart
from mingbai.core.acts import open_act
from mingbai.core.apart_process import Declined, Limits, Room, Unfinished, Why
from mingbai.core.errors import Invalid
from mingbai.privacy.words import STANDARD
from mingbai.reading.passages import Unreadable
from support import NOW

ON = date(2021, 1, 19)
MEBIBYTE = 1024 * 1024
ROOMY = Limits(memory=1024 * MEBIBYTE, processor=60, wall=60.0, waiting=2, patience=30.0)
NUMBERS = "住址 0954-7012345 身份证 640425199001011234 序号 123456\n".encode() * 40_000
"""Two megabytes, several seconds to search."""


@pytest.fixture
def room() -> Iterator[Room]:
    made = Room(ROOMY)
    yield made
    if made._child is not None:
        made._drop(made._child)


def limited(room: Room, **tighter: Any) -> Room:
    room.limits = replace(ROOMY, **tighter)
    return room


def why(room: Room, job: str, *given: object) -> Why:
    with pytest.raises(Unfinished) as failure:
        room.ask(job, *given)
    return failure.value.why


def test_a_file_that_takes_too_much_processor_time_is_stopped(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    assert why(limited(room, processor=1), "inspect", "号码.txt", NUMBERS, ((), ()), ON) is Why.TIME
    assert f"(exit code {-signal.SIGXCPU})" in caplog.text, "not by the other limit, of the time that passes"


def test_a_file_that_takes_too_long_is_stopped(room: Room) -> None:
    assert why(limited(room, wall=0.2), "inspect", "号码.txt", NUMBERS, ((), ()), ON) is Why.TIME


def test_a_file_that_takes_too_much_memory_is_stopped(room: Room) -> None:
    long = (b"1" * 1023 + b"\n") * 40 * 1024
    assert why(limited(room, memory=192 * MEBIBYTE), "inspect", "长.txt", long, ((), ()), ON) is Why.MEMORY


def test_a_reader_that_stumbles_ends_its_child_only_and_the_next_file_is_read(room: Room) -> None:
    assert why(room, "no such job") is Why.DIED
    assert room.ask("readable", "通知.txt", "村民会议\n".encode()).said == "<p>村民会议</p>"


def test_a_named_refusal_is_an_answer(room: Room) -> None:
    with pytest.raises(Declined, match="文件是空的"):
        room.ask("readable", "空.txt", b" ")


def test_more_than_may_wait_are_turned_away_at_once(room: Room) -> None:
    limited(room, wall=1.0, patience=0.01)
    ends: list[Why] = []
    first = threading.Thread(target=lambda: ends.append(why(room, "inspect", "号码.txt", NUMBERS * 4, ((), ()), ON)))
    first.start()
    while not room._turn.locked():
        first.join(0.01)
    assert why(room, "readable", "通知.txt", b"x") is Why.BUSY
    assert first.is_alive()
    first.join()
    assert ends == [Why.TIME]


@pytest.mark.parametrize("reason", Why)
def test_each_failure_says_what_to_do_and_that_nothing_was_kept(reason: Why, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(*given: object) -> None:
        raise Unfinished(reason)

    monkeypatch.setattr(apart.READING, "ask", ask)
    monkeypatch.setattr(apart.DRAWING, "ask", ask)
    with pytest.raises(Unreadable, match="什么也没有保存。请"):
        apart.inspect("名单.xlsx", b"", STANDARD, ON)
    with pytest.raises(Invalid, match="请"):
        apart.paper_file(None, "pdf")


@pytest.mark.django_db
def test_nothing_is_read_or_drawn_inside_an_act(clerk: Acting) -> None:
    with open_act(by=clerk, at=NOW):
        for ask in (lambda: apart.readable("通知.txt", b"x"), lambda: apart.paper_file(None, "pdf")):
            with pytest.raises(RuntimeError, match="inside an act"):
                ask()
