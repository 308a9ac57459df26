"""What people are told of somebody's day, what a week takes over, how long it is kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mingbai.statute.disclosure.rota import Whereabouts, carried, carried_week, kept_since, public_word, week_of

PRESENT, ON_CALL, VILLAGE, MEETING, TRIP, LEAVE = Whereabouts


def test_the_public_learns_that_somebody_is_away_but_not_that_it_is_leave() -> None:
    assert [public_word(one) for one in Whereabouts] == ["在岗", "值班", "下乡", "开会", "出差", "不在岗"]


@pytest.mark.parametrize(
    ("before", "was_working", "is_working", "after"),
    [
        (PRESENT, True, True, PRESENT),
        (VILLAGE, True, True, VILLAGE),
        (LEAVE, True, True, PRESENT),
        (MEETING, True, True, PRESENT),
        (None, True, True, None),
        (None, False, True, PRESENT),
        (ON_CALL, False, True, PRESENT),
        (ON_CALL, True, False, ON_CALL),
        (PRESENT, True, False, None),
        (None, False, False, None),
    ],
)
def test_a_day_takes_over_what_recurs(
    before: Whereabouts | None, was_working: bool, is_working: bool, after: Whereabouts | None
) -> None:
    assert carried(before, was_working, is_working) is after


def test_a_week_is_taken_over_day_by_day() -> None:
    days = week_of(date(2021, 1, 24))
    assert (days[0], days[6]) == (date(2021, 1, 18), date(2021, 1, 24))
    before = {days[0] - timedelta(days=7): TRIP, days[5] - timedelta(days=7): ON_CALL}
    working = {on - timedelta(days=back): on.weekday() < 5 for on in days for back in (0, 7)}
    assert carried_week(days, before, working) == {days[0]: PRESENT, days[5]: ON_CALL}


def test_days_are_kept_for_a_short_time() -> None:
    assert kept_since(date(2021, 1, 19), 7) == date(2021, 1, 12)
