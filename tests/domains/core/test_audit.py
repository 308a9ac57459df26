"""The audit trail can only be appended to; any other change to it is found and named."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta
from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from mingbai.core import audit, verification
from mingbai.core.audit import Actor
from mingbai.core.models import AppendOnlyError, AuditEntry, AuditHead
from support import NOW, TODAY

CLERK = Actor(label="白阳镇人民政府 经办", person_id=7, post_id=9, organ_code="baiyang")
pytestmark = pytest.mark.django_db


def write(count: int = 5, actor: Actor = CLERK) -> list[int]:
    with transaction.atomic():
        return [
            audit.append(
                actor=actor,
                event="report.cell_set",
                subject="report:baiyang:2020",
                data={"cell": "3.new.natural", "value": n, "on": TODAY, "money": Decimal("54369.50"), "said": "一〇"},
                at=NOW + timedelta(seconds=n, microseconds=n),
            )
            for n in range(count)
        ]


def edit(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def broken() -> list[int]:
    return [b.seq for b in verification.check_trail().broken]


def test_an_untouched_trail_is_intact() -> None:
    assert write() == [1, 2, 3, 4, 5]
    found = verification.check_trail()
    assert (found.checked, found.broken, found.untied) == (5, (), 5)
    assert found.ends == {"baiyang": (5, AuditHead.objects.get().hash)}


def test_an_empty_trail_is_intact() -> None:
    assert verification.check_trail().broken == ()


@pytest.mark.django_db(transaction=True)
def test_nothing_is_added_outside_a_transaction() -> None:
    with pytest.raises(TransactionManagementError):
        audit.append(actor=CLERK, event="x", subject="y", data={}, at=NOW)


def test_a_rolled_back_act_leaves_no_entry() -> None:
    write(2)
    with transaction.atomic():
        audit.append(actor=CLERK, event="x", subject="y", data={}, at=NOW)
        transaction.set_rollback(True)
    assert write(1) == [3]
    assert broken() == []


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"), transaction.atomic():
        audit.append(actor=CLERK, event="x", subject="y", data={}, at=NOW.replace(tzinfo=None))


def test_the_hash_does_not_depend_on_the_time_zone_of_the_writer() -> None:
    row = audit.AuditRow("x", 1, NOW.isoformat(), "a", None, None, "", "e", "s", "{}", audit.BEFORE_THE_FIRST, "")
    other = replace(row, at=NOW.astimezone(UTC).isoformat(sep=" "))
    assert audit.fingerprint(row) == audit.fingerprint(other)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("actor", "别人"),
        ("event", "report.published"),
        ("subject", "report:wangwa:2020"),
        ("data", '{"value":999}'),
        ("organ_code", "wangwa"),
        ("person_id", 8),
        ("post_id", None),
        ("at", "2021-01-18 01:00:00+00:00"),
        ("previous_hash", "f" * 64),
        ("hash", "f" * 64),
    ],
)
def test_an_edited_column_names_exactly_that_row(column: str, value: object) -> None:
    write()
    edit(f"UPDATE core_auditentry SET {column} = %s WHERE seq = 3", value)
    assert broken() == [3]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite takes any text for a moment")
@pytest.mark.parametrize("value", ["gestern", "2021-99-99 00:00:00", "", b"\x00\xff"])
def test_a_spoilt_moment_is_named_and_does_not_stop_the_check(value: object) -> None:
    write()
    edit("UPDATE core_auditentry SET at = %s WHERE seq = 2", value)
    assert broken() == [2]


def test_a_row_rewritten_together_with_its_hash_is_named_by_the_next() -> None:
    write()
    row = list(audit.rows())[2]
    forged = replace(row, actor="别人")
    edit("UPDATE core_auditentry SET actor = %s, hash = %s WHERE seq = 3", forged.actor, audit.fingerprint(forged))
    assert broken() == [3]


def test_a_deleted_row_is_a_gap() -> None:
    write()
    edit("DELETE FROM core_auditentry WHERE seq = %s", 2)
    found = verification.check_trail()
    assert [b.seq for b in found.broken] == [2]
    assert "不见了" in found.broken[0].reason


def test_a_deleted_first_row_is_a_gap() -> None:
    write()
    edit("DELETE FROM core_auditentry WHERE seq <= %s", 2)
    assert [(b.seq, "共2条" in b.reason) for b in verification.check_trail().broken] == [(1, True)]


def test_a_cut_tail_is_seen_against_the_head() -> None:
    write()
    edit("DELETE FROM core_auditentry WHERE seq >= %s", 4)
    assert [(b.seq, "第4条到第5条" in b.reason) for b in verification.check_trail().broken] == [(4, True)]


def test_a_row_put_in_after_the_end_is_named_even_with_a_right_hash() -> None:
    write()
    last = list(audit.rows())[-1]
    forged = audit.AuditRow("baiyang", 6, last.at, "别人", None, None, "", "e", "s", "{}", last.hash, "")
    AuditEntry(
        chain="baiyang",
        seq=6,
        at=NOW + timedelta(seconds=4, microseconds=4),
        actor="别人",
        person_id=None,
        post_id=None,
        organ_code="",
        event="e",
        subject="s",
        data="{}",
        previous_hash=last.hash,
        hash=audit.fingerprint(forged),
    ).save(force_insert=True)
    assert broken() == [6]


def test_a_row_put_in_before_the_first_is_named() -> None:
    write()
    edit(
        "INSERT INTO core_auditentry"
        " (chain, seq, at, actor, person_id, post_id, organ_code, event, subject, data, previous_hash, hash) "
        "SELECT chain, 0, at, actor, person_id, post_id, organ_code, event, subject, data, previous_hash, hash "
        "FROM core_auditentry WHERE seq = %s",
        1,
    )
    assert broken() == [0]


def test_an_edited_head_is_seen() -> None:
    write()
    edit("UPDATE core_audithead SET hash = %s", "e" * 64)
    assert broken() == [5]


def test_a_head_set_back_is_seen() -> None:
    write()
    edit("UPDATE core_audithead SET seq = 3, hash = (SELECT hash FROM core_auditentry WHERE seq = %s)", 3)
    assert broken() == [4, 5]


def test_a_missing_head_is_seen() -> None:
    write()
    edit("DELETE FROM core_audithead WHERE chain = %s", "baiyang")
    assert broken() == [5]


def test_rows_written_during_the_check_are_fine() -> None:
    from mingbai.core.verification import check_trail

    write(2)
    trail = audit.rows()
    assert next(trail).seq == 1
    assert check_trail(progress=None).broken == ()
    write(3)
    assert broken() == []


def test_the_orm_neither_edits_nor_deletes() -> None:
    write(2)
    entry = AuditEntry.objects.get(seq=1)
    with pytest.raises(AppendOnlyError):
        entry.save()
    with pytest.raises(AppendOnlyError):
        entry.delete()
    with pytest.raises(AppendOnlyError):
        AuditEntry.objects.filter(seq=1).update(actor="x")
    with pytest.raises(AppendOnlyError):
        AuditEntry.objects.all().delete()
    with pytest.raises(AppendOnlyError):
        AuditEntry.objects.bulk_update([entry], ["actor"])
    assert broken() == []
