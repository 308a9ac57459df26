"""Who is told of work that was given to others, on both sides of each day."""

from __future__ import annotations

import pytest

from mingbai.statute.cases.tasks import LADDER, is_near, reminded, workdays_late
from mingbai.statute.posts import PostKind
from statute.cases.timeline_words import NATIONAL, dated

CLERK, HEAD, LEADER = LADDER
FRIDAY = dated("2026-03-20周五")


@pytest.mark.parametrize(
    ("today", "late", "told"),
    [
        ("2026-03-16周一", 0, {CLERK}),
        ("2026-03-20周五", 0, {CLERK}),
        ("2026-03-21周六", 0, {CLERK, HEAD}),
        ("2026-03-23周一", 1, {CLERK, HEAD}),
        ("2026-03-25周三", 3, {CLERK, HEAD}),
        ("2026-03-26周四", 4, {CLERK, HEAD, LEADER}),
        # No notice says yet which days of 2027 are working days.
        ("2027-03-01周一", 346, {CLERK, HEAD, LEADER}),
    ],
)
def test_the_later_the_higher(today: str, late: int, told: set[PostKind]) -> None:
    assert reminded(FRIDAY, dated(today), NATIONAL, 3) == told
    assert workdays_late(FRIDAY, dated(today), NATIONAL) == late


def test_where_a_post_is_not_filled_the_next_one_is_told() -> None:
    day = dated("2026-03-16周一")
    assert reminded(FRIDAY, day, NATIONAL, 3, {HEAD, LEADER}) == {CLERK, HEAD}
    assert reminded(FRIDAY, day, NATIONAL, 3, {LEADER}) == {CLERK, LEADER}
    assert reminded(FRIDAY, day, NATIONAL, 3, ()) == {CLERK}


def test_work_of_a_section_is_near_three_working_days_before() -> None:
    assert [is_near(FRIDAY, dated(one), NATIONAL) for one in ("2026-03-16周一", "2026-03-17周二")] == [False, True]
