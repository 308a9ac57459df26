"""Columns and items on both sides of the inspection's periods."""

from __future__ import annotations

import pytest

from mingbai.statute.disclosure.freshness import (
    FRESHNESS_WORDS,
    INSPECTION,
    Freshness,
    fresh_until,
    site_passes,
    state_of,
)
from statute.workdays.notices import NATIONAL, day


@pytest.mark.parametrize(
    ("kind", "updated", "last"),
    [
        ("home", "2026-03-02 周一", "2026-03-16 周一"),
        ("dynamic", "2026-03-02 周一", "2026-03-16 周一"),
        ("new_media", "2026-03-02 周一", "2026-03-16 周一"),
        ("notices", "2026-03-02 周一", "2026-09-02 周三"),
        ("policies", "2026-08-31 周一", "2027-02-28 周日"),
    ],
)
def test_how_long_a_column_is_fresh(kind: str, updated: str, last: str) -> None:
    assert fresh_until(kind, day(updated)) == day(last)


@pytest.mark.parametrize(
    ("today", "freshness"),
    [
        ("2026-03-10 周二", Freshness.FRESH),
        # The third working day after Wednesday 03-11 is Monday 03-16.
        ("2026-03-11 周三", Freshness.DUE_SOON),
        ("2026-03-16 周一", Freshness.DUE_SOON),
        ("2026-03-17 周二", Freshness.STALE),
    ],
)
def test_a_column_of_news_grows_stale_after_two_weeks(today: str, freshness: Freshness) -> None:
    found = state_of("dynamic", day("2026-03-02 周一"), day(today), NATIONAL)
    assert (found.freshness, found.last_on, found.citation) == (freshness, day("2026-03-16 周一"), INSPECTION)
    assert "2026-03-16" in found.reason


def test_due_soon_spans_the_spring_festival() -> None:
    # Last day 02-25; the third working day after 02-13 (周五) is 02-25: 02-14 worked, 02-24, 02-25.
    updated = day("2026-02-11 周三")
    assert state_of("home", updated, day("2026-02-13 周五"), NATIONAL).freshness is Freshness.DUE_SOON
    assert state_of("home", updated, day("2026-02-12 周四"), NATIONAL).freshness is Freshness.FRESH


def test_a_blank_column_and_an_unknown_kind() -> None:
    found = state_of("notices", None, day("2026-03-02 周一"), NATIONAL)
    assert (found.freshness, found.last_on) == (Freshness.BLANK, None)
    with pytest.raises(LookupError):
        state_of("weather", None, day("2026-03-02 周一"), NATIONAL)


@pytest.mark.parametrize("freshness", [Freshness.STALE, Freshness.BLANK])
def test_five_columns_fail_a_site_and_four_do_not(freshness: Freshness) -> None:
    updated = None if freshness is Freshness.BLANK else day("2026-01-05 周一")
    found = state_of("home", updated, day("2026-03-02 周一"), NATIONAL)
    assert site_passes([found] * 4)
    verdict = site_passes([found] * 5)
    assert (verdict.allowed, verdict.code) == (False, f"site.{freshness}")
    assert FRESHNESS_WORDS[freshness] in verdict.reason
