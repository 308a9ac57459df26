"""Parameters of addresses are read safely; lists continue after the last row shown."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from mingbai.core import asked
from mingbai.core.models import AuditEntry
from mingbai.core.paging import ListPage, cut, day_of, joined, moment_of, newer, older

NONE = ("", "0", "-1", "+1", "1.0", " 1", "1 ", "１２", "²", "1_000", "9" * 19, "9" * 5000, "a", "\0", "1\0")


@pytest.mark.parametrize("text", NONE)
def test_an_invalid_key_parses_to_zero(text: str) -> None:
    assert asked.key(text) == 0
    assert asked.number(text, 1, 10**18) is None


def test_keys_numbers_and_revisions_within_their_bounds() -> None:
    assert asked.key("9" * 18) == 10**18 - 1
    assert asked.keys(["7", "", "x", "9" * 5000, "8"]) == [7, 8]
    assert [asked.number(text, 2019, 2021) for text in ("2018", "2019", "2021", "2022")] == [None, 2019, 2021, None]
    assert [asked.revision(text) for text in ("0", "12", "", "x", "9" * 18)] == [0, 12, None, None, None]


def test_days_and_moments_that_a_database_can_hold() -> None:
    assert asked.day("2021-01-19") == date(2021, 1, 19)
    assert asked.moment("2021-01-19T09:30:00 08:00") == asked.moment("2021-01-19T09:30:00+08:00") is not None
    for wrong in ("", "2021-02-30", "0001-01-01", "9999-12-31", "２０２１-01-19", "9" * 5000, "\0"):
        assert asked.day(wrong) is None, wrong
    for wrong in ("2021-01-19T09:30:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "x"):
        assert asked.moment(wrong) is None, wrong


def test_a_page_knows_where_the_list_continues() -> None:
    assert cut([5, 4, 3], 2, lambda row: row) == ListPage((5, 4), "4")
    assert cut([5, 4], 2, lambda row: row) == ListPage((5, 4), "")
    assert cut([], 2, lambda row: row) == ListPage((), "")


def test_joined_keys_come_back_and_made_up_ones_list_from_the_beginning() -> None:
    at = datetime(2021, 1, 19, 1, 30, tzinfo=UTC)
    assert moment_of(joined(at, 12)) == (at, 12)
    assert day_of(joined(at.date(), 12)) == (at.date(), 12)
    for wrong in ("", "12", "x_1", "2021-01-19T09:30:00_1", "_"):
        assert moment_of(wrong) is None, wrong
        assert str(older(wrong, "at")) == str(newer(wrong, "at")) == "(AND: )", wrong


@pytest.mark.django_db
def test_walking_older_and_newer_sees_each_row_once() -> None:
    at = datetime(2021, 1, 19, 1, 30, tzinfo=UTC)
    AuditEntry.objects.bulk_create(
        AuditEntry(chain="", seq=n, at=at + timedelta(minutes=n // 2), actor="a", event="e", subject="s", data="{}", hash=str(n))
        for n in range(7)
    )
    seen: list[int] = []
    key = ""
    while True:
        found = AuditEntry.objects.filter(older(key, "at")).order_by("-at", "-pk")[:3]
        page = cut(found, 2, lambda row: joined(row.at, row.pk))
        seen += [row.seq for row in page.rows]
        if not page.next:
            break
        key = page.next
    assert seen == [6, 5, 4, 3, 2, 1, 0]
    assert [row.seq for row in AuditEntry.objects.filter(newer(key, "at")).order_by("at", "pk")] == [2, 3, 4, 5, 6]
