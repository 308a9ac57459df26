"""Acts of different organs lock no common row, so none waits for another's commit."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection, transaction

from mingbai.accounts.values import Acting
from mingbai.core import audit, public, verification
from mingbai.core.audit import Actor
from mingbai.organs.actions import Establishment, establish
from mingbai.organs.models import Organ
from mingbai.supervision.actions import register_activity
from support import NOW, TODAY

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time, whatever it writes"),
]


def act(who: Acting) -> None:
    """Do one act that the public sees and one that it does not."""
    village = f"{who.organ_code}-village"
    establish(organ=Establishment(village, village, village, "village", who.organ_code), by=who.actor, at=NOW)
    register_activity(organ_code=who.organ_code, kind="trainings", title="培训", held_on=TODAY, by=who, at=NOW)


@contextmanager
def uncommitted(who: Acting) -> Iterator[None]:
    """Do somebody's acts on another connection and leave them uncommitted."""
    is_done, may_commit = threading.Event(), threading.Event()

    def hold() -> None:
        try:
            with transaction.atomic():
                act(who)
                is_done.set()
                may_commit.wait(30)
        finally:
            connection.close()

    thread = threading.Thread(target=hold)
    thread.start()
    try:
        assert is_done.wait(30)
        yield
    finally:
        may_commit.set()
        thread.join(30)


def impatient() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '500ms'")


@transaction.atomic
def touch_impatiently(who: Acting) -> None:
    impatient()
    public.touch(who.organ_code)


def first_acts(*organs: Organ) -> None:
    """Do every organ's very first act, which creates its head and number rows."""
    for organ in organs:
        with transaction.atomic():
            audit.append(actor=Actor("先", organ_code=organ.code), event="x.y", subject="s", data={}, at=NOW)
            public.touch(organ.code)


def test_another_organ_does_not_wait_and_the_same_one_does(
    clerk: Acting, stranger: Acting, baiyang: Organ, wangwa: Organ
) -> None:
    first_acts(baiyang, wangwa)
    before = public.generation()
    with uncommitted(clerk):
        with transaction.atomic():
            impatient()
            act(stranger)
        assert public.generation() == before + 1, "seen at once, before the other organ commits"
        with pytest.raises(OperationalError, match="lock timeout"):
            touch_impatiently(clerk)
    assert public.generation() == before + 2
    assert verification.check_trail().broken == ()


def test_tying_waits_for_nobody_and_takes_what_is_committed(
    clerk: Acting, stranger: Acting, baiyang: Organ, wangwa: Organ
) -> None:
    first_acts(baiyang, wangwa)
    act(stranger)
    with uncommitted(clerk), transaction.atomic():
        impatient()
        assert audit.tie(at=NOW)
    found = verification.check_trail()
    assert (found.broken, found.untied) == ((), 2), "the two acts that were not committed yet"
