"""An act is stored whole with its audit entry, or not at all."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from mingbai.core.acts import TwoChains, UnrecordedAct, open_act
from mingbai.core.audit import Actor
from mingbai.core.errors import NotVisible
from mingbai.core.models import AuditEntry, Site, StoredFile
from support import NOW

CLERK = Actor(label="白阳镇人民政府 经办", person_id=7, post_id=9, organ_code="baiyang")
pytestmark = pytest.mark.django_db


def stored(name: str) -> None:
    StoredFile.objects.create(sha256=name, size=1, media_type="text/plain")


def kept() -> set[str]:
    return set(StoredFile.objects.values_list("sha256", flat=True))


def test_an_act_is_kept_with_the_entry_of_who_did_it_and_when() -> None:
    with open_act(by=CLERK, at=NOW) as done:
        stored("a")
        done.note("file.stored", "file:a", {"size": 1})
    entry = AuditEntry.objects.get()
    assert kept() == {"a"}
    assert (entry.actor, entry.organ_code, entry.at, entry.event) == (CLERK.label, "baiyang", NOW, "file.stored")


def write_insert() -> None:
    stored("b")


def write_bulk() -> None:
    StoredFile.objects.bulk_create(StoredFile(sha256=name, size=1, media_type="text/plain") for name in "cd")


def write_update() -> None:
    StoredFile.objects.filter(sha256="a").update(size=2)


def write_delete() -> None:
    StoredFile.objects.filter(sha256="a").delete()


def write_many_by_hand() -> None:
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE core_storedfile SET size = size + %s", [(1,), (2,)])


@pytest.mark.parametrize("write", [write_insert, write_bulk, write_update, write_delete, write_many_by_hand])
def test_an_act_that_writes_without_an_entry_fails_and_keeps_nothing(write) -> None:
    stored("a")
    with pytest.raises(UnrecordedAct), open_act(by=CLERK, at=NOW):
        write()
    assert list(StoredFile.objects.values_list("sha256", "size")) == [("a", 1)]


def test_an_act_that_finds_everything_done_needs_no_entry() -> None:
    with open_act(by=CLERK, at=NOW):
        StoredFile.objects.filter(sha256="none").update(size=2)
        StoredFile.objects.filter(sha256="none").delete()
        assert kept() == set()
    assert not AuditEntry.objects.exists()


def test_an_act_says_why_it_leaves_no_entry() -> None:
    with open_act(by=CLERK, at=NOW) as done:
        stored("a")
        done.no_entry("a preview; the import is recorded")
    assert kept() == {"a"}


def test_an_act_made_of_others_relies_on_their_entries_and_each_needs_its_own() -> None:
    with open_act(by=CLERK, at=NOW):
        with open_act(by=CLERK, at=NOW) as inner:
            stored("a")
            inner.note("file.stored", "file:a", {})
        stored("b")
    with pytest.raises(UnrecordedAct):
        note_outside_only()
    assert kept() == {"a", "b"}


def note_outside_only() -> None:
    with open_act(by=CLERK, at=NOW) as outer:
        outer.note("file.stored", "file:c", {})
        with open_act(by=CLERK, at=NOW):
            stored("c")


def test_what_follows_an_act_runs_after_the_commit_only(django_capture_on_commit_callbacks) -> None:
    ran: list[str] = []
    with django_capture_on_commit_callbacks(execute=True):
        with open_act(by=CLERK, at=NOW) as done:
            done.then(lambda: ran.append("kept"))
        with pytest.raises(NotVisible):
            fail_after(lambda: ran.append("lost"))
        assert ran == []
    assert ran == ["kept"]


def fail_after(hook) -> None:
    with open_act(by=CLERK, at=NOW) as done:
        done.then(hook)
        raise NotVisible


def test_a_lock_is_a_row_or_a_404() -> None:
    with open_act(by=CLERK, at=NOW) as done:
        assert done.lock(Site, pk=Site.objects.get_or_create(pk=1)[0].pk).pk == 1
        done.no_entry("the site of this test")
        with pytest.raises(NotVisible):
            done.lock(StoredFile, pk="none")


def test_a_row_stays_locked_until_the_act_ends() -> None:
    """On SQLite the transaction is the lock; on PostgreSQL the statement must say FOR UPDATE."""
    stored("a")
    with transaction.atomic(), connection.execute_wrapper(collect := Collect()), open_act(by=CLERK, at=NOW) as done:
        done.lock(StoredFile, pk="a")
    assert connection.vendor == "sqlite" or any("FOR UPDATE" in sql for sql in collect.statements)


class Collect:
    """Collects the statements sent."""

    def __init__(self) -> None:
        self.statements: list[str] = []

    def __call__(self, execute, sql, params, many, context):
        self.statements.append(sql)
        return execute(sql, params, many, context)


def test_one_act_writes_into_one_chain_its_inner_acts_included() -> None:
    other = Actor(label="王洼镇人民政府 经办", organ_code="wangwa")

    def both() -> None:
        with open_act(by=CLERK, at=NOW) as done:
            stored("a")
            done.note("file.stored", "file:a", {})
            with open_act(by=other, at=NOW) as inner:
                inner.note("file.stored", "file:a", {})

    with pytest.raises(TwoChains, match="wangwa"):
        both()
    assert kept() == set()
    for who in (CLERK, other):
        with open_act(by=who, at=NOW) as done:
            done.note("file.stored", "file:a", {})
    assert AuditEntry.objects.count() == 2, "acts of their own keep their own chains"
