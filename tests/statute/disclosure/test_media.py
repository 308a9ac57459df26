"""New-media accounts: two weeks without update, apps, closing."""

from __future__ import annotations

from datetime import date

import pytest

from mingbai.statute.disclosure.media import MEDIA_WORDS, MediaKind, may_close_media, may_open_media, update_due_on
from mingbai.statute.disclosure.reminders import Urgency, urgency

OPENED = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 13), Urgency.LATER),  # Friday
        (date(2026, 11, 16), Urgency.TODAY),  # Monday, the fourteenth day
        (date(2026, 11, 17), Urgency.OVERDUE),  # Tuesday: no update within the two weeks before
    ],
)
def test_two_weeks_without_update(today: date, expected: Urgency) -> None:
    due = update_due_on(date(2026, 11, 2))
    assert due == date(2026, 11, 16)
    assert urgency(due, due, today, today) is expected


@pytest.mark.parametrize(
    ("kind", "level", "opened_on", "reason", "allowed"),
    [
        (MediaKind.APP, "township", date(2026, 1, 25), "", False),  # Sunday, the first day of the rule
        (MediaKind.APP, "township", date(2026, 1, 24), "", True),
        (MediaKind.MINI_PROGRAM, "county", date(2026, 3, 2), " ", False),
        (MediaKind.MINI_PROGRAM, "county", date(2026, 3, 2), "市里批准，用于不动产查询", True),
        (MediaKind.WECHAT, "township", date(2026, 3, 2), "", True),
    ],
)
def test_an_app_below_the_county_needs_a_reason(kind: MediaKind, level: str, opened_on: date, reason: str, allowed: bool) -> None:
    assert bool(may_open_media(kind, level, opened_on, reason)) is allowed


@pytest.mark.parametrize(
    ("reason", "closed_on", "code"),
    [
        ("并入县里的账号", OPENED, ""),
        ("并入县里的账号", date(2026, 11, 30), ""),
        ("并入县里的账号", date(2026, 3, 1), "media.day"),
        ("并入县里的账号", date(2026, 12, 1), "media.day"),
        (" ", date(2026, 11, 30), "media.reason"),
    ],
)
def test_an_account_is_closed_with_a_reason(reason: str, closed_on: date, code: str) -> None:
    assert may_close_media(reason, closed_on, OPENED, date(2026, 11, 30)).code == code


def test_ten_kinds() -> None:
    assert set(MEDIA_WORDS) == set(MediaKind)
    assert len(MEDIA_WORDS) == 10
