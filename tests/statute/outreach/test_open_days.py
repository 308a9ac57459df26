"""The open day in law: its states, both sides of each limit of signing up, and how long names are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mingbai.statute.moves import Move
from mingbai.statute.outreach.open_days import (
    ACT_WORDS,
    MOST_TOGETHER,
    STATE_WORDS,
    TRANSITIONS,
    DayAct,
    DayState,
    Places,
    check_days,
    day_transition,
    kept_until,
    may_sign_up,
)
from mingbai.statute.verdict import Verdict

TODAY = date(2026, 9, 1)
OPEN = Places(DayState.PLANNED, is_announced=True, sign_up_until=TODAY, places=10, taken=8)


def test_every_pair_of_state_and_act_is_decided() -> None:
    listed = {(move.state, move.act) for move in TRANSITIONS}
    for state in DayState:
        for act in DayAct:
            found = day_transition(state, act)
            assert isinstance(found, Move) == ((state, act) in listed)
            if isinstance(found, Verdict):
                assert STATE_WORDS[state] in found.reason
                assert ACT_WORDS[act] in found.reason


@pytest.mark.parametrize(
    ("places", "people", "today", "code"),
    [
        (OPEN, 2, TODAY, ""),
        (OPEN, 3, TODAY, "sign_up.full"),
        (replace(OPEN, taken=10), 1, TODAY, "sign_up.full"),
        (replace(OPEN, taken=11), 1, TODAY, "sign_up.full"),
        (OPEN, 1, TODAY + timedelta(days=1), "sign_up.over"),
        (replace(OPEN, is_announced=False), 1, TODAY, "sign_up.closed"),
        (replace(OPEN, state=DayState.CALLED_OFF), 1, TODAY, "sign_up.closed"),
        (replace(OPEN, taken=0), MOST_TOGETHER, TODAY, ""),
        (replace(OPEN, taken=0), MOST_TOGETHER + 1, TODAY, "sign_up.number"),
        (OPEN, 0, TODAY, "sign_up.number"),
    ],
)
def test_places_are_taken_in_time_and_never_beyond_the_limit(places: Places, people: int, today: date, code: str) -> None:
    found = may_sign_up(places, people, today)
    assert (bool(found), found.code) == (not code, code)


def test_names_are_kept_fifteen_days_after_the_last_day() -> None:
    assert kept_until(date(2026, 9, 20)) == date(2026, 10, 5)


@pytest.mark.parametrize(
    ("held_in", "until_in", "code"),
    [(0, 0, ""), (10, 10, ""), (10, 0, ""), (-1, -1, "open_day.past"), (10, 11, "open_day.until"), (10, -1, "open_day.until")],
)
def test_the_days_of_a_plan_fit_each_other(held_in: int, until_in: int, code: str) -> None:
    days = {"held_on": TODAY + timedelta(days=held_in), "sign_up_until": TODAY + timedelta(days=until_in)}
    assert check_days(days, TODAY).code == code
