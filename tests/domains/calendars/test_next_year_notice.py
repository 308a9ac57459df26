"""The shipped calendar covers this year and, from 20 December, the next, when time limits begin to reach into it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

import pytest

from mingbai.calendars.values import library
from support import CHINA

# Notices come out in November, at the latest in ten years on 8 December; the calendar library follows within days.
MONTH, DAY = 12, 20


def missing_notice(today: date, years: Collection[int]) -> int | None:
    """Return the year whose notice should be in the calendar by today and is not; None otherwise."""
    needed = [today.year] + [today.year + 1] * ((today.month, today.day) >= (MONTH, DAY))
    return next((year for year in needed if year not in years), None)


@pytest.mark.parametrize(
    ("today", "missing"),
    [
        (date(2026, 11, 23), None),
        (date(2026, 12, 19), None),
        (date(2026, 12, 20), 2027),
        (date(2027, 1, 1), 2027),
        (date(2025, 12, 31), None),
    ],
)
def test_a_notice_is_missed_from_20_december_on(today: date, missing: int | None) -> None:
    assert missing_notice(today, range(2004, 2027)) == missing


def test_no_notice_is_missing_today() -> None:
    today = datetime.now(CHINA).date()
    year = missing_notice(today, {one.year for one in library()})
    assert year is None, (
        f"The holiday notice for {year} is not in the calendar library that is locked here, and {today} is late. "
        "Raise chinesecalendar in requirements.lock (make lock); until it is released, offices import the notice themselves: "
        "docs/reference/calendar-notice.md."
    )
