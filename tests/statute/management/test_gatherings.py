"""Which stretch of a year a meeting is for, when a missing one is named, and what may be done in which state."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from mingbai.statute.management.gatherings import (
    GatheringAct,
    GatheringState,
    gathering_transition,
    is_time_to_look,
    missing_meeting,
    period_of,
)
from mingbai.statute.management.standing_rules import RuleState, state_of_rule
from statute.moving import leads_only

MOVES = {
    (GatheringState.PLANNED, GatheringAct.HOLD): GatheringState.HELD,
    (GatheringState.PLANNED, GatheringAct.CALL_OFF): GatheringState.CALLED_OFF,
}


@pytest.mark.parametrize(("state", "act"), [*product(GatheringState, GatheringAct)])
def test_only_what_is_planned_is_held_or_called_off(state: GatheringState, act: GatheringAct) -> None:
    leads_only(gathering_transition(state, act), MOVES.get((state, act)), "不能")


@pytest.mark.parametrize(
    ("on", "months", "first", "last", "words"),
    [
        ("2026-02-28", 3, "2026-01-01", "2026-03-31", "2026年第一季度"),
        ("2026-12-01", 3, "2026-10-01", "2026-12-31", "2026年第四季度"),
        ("2026-07-01", 6, "2026-07-01", "2026-12-31", "2026年下半年"),
        ("2026-06-30", 6, "2026-01-01", "2026-06-30", "2026年上半年"),
        ("2026-06-30", 12, "2026-01-01", "2026-12-31", "2026年"),
    ],
)
def test_the_period_that_holds_a_day(on: str, months: int, first: str, last: str, words: str) -> None:
    found = period_of(date.fromisoformat(on), months)
    assert (found.first_on.isoformat(), found.last_on.isoformat(), found.words) == (first, last, words)


@pytest.mark.parametrize(
    ("on", "held", "months", "is_missing"),
    [
        ("2026-02-28", (), 3, False),
        ("2026-03-01", (), 3, True),
        ("2026-03-31", ("2025-12-31",), 3, True),
        ("2026-03-31", ("2026-01-01",), 3, False),
        ("2026-12-31", ("2026-06-30",), 6, True),
        ("2026-11-30", (), 12, False),
        ("2026-12-31", (), 0, False),
    ],
)
def test_a_missing_meeting_is_named_in_the_last_month(on: str, held: tuple[str, ...], months: int, *, is_missing: bool) -> None:
    day = date.fromisoformat(on)
    found = missing_meeting(day, [date.fromisoformat(one) for one in held], months)
    assert (found is not None) is is_missing
    assert is_time_to_look(day, months) or found is None


@pytest.mark.parametrize(
    ("on", "until", "ended", "state"),
    [
        ("2025-12-31", None, None, RuleState.COMING),
        ("2026-01-01", None, None, RuleState.IN_FORCE),
        ("2026-05-30", "2026-06-30", None, RuleState.IN_FORCE),
        ("2026-05-31", "2026-06-30", None, RuleState.EXPIRING),
        ("2026-06-30", "2026-06-30", None, RuleState.EXPIRING),
        ("2026-07-01", "2026-06-30", None, RuleState.EXPIRED),
        ("2026-03-01", "2026-06-30", "2026-03-01", RuleState.ENDED),
        ("2026-02-28", None, "2026-03-01", RuleState.IN_FORCE),
    ],
)
def test_where_a_rule_stands(on: str, until: str | None, ended: str | None, state: RuleState) -> None:
    days = [date.fromisoformat(one) if one else None for one in (until, ended)]
    assert state_of_rule(date(2026, 1, 1), days[0], days[1], date.fromisoformat(on)) is state
