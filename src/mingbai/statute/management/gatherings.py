"""Meetings on disclosure and trainings: from the plan to what came of it, and when the next meeting is missing.

Sources: 条例第4条 (every organ keeps up this work and has people for it); 条例第48条 (regular training). How often a meeting is
held is practice; many townships hold one a quarter.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingbai.statute.citation import practice, regulations
from mingbai.statute.index import rule
from mingbai.statute.moves import Move, move_of
from mingbai.statute.posts import WORKERS
from mingbai.statute.supervision.quarters import quarter_of
from mingbai.statute.verdict import Verdict, refused
from mingbai.statute.workdays.calendar import DAY

EVERY = practice("政务公开工作会议每季度开一次，县里可以另定")
# In months; 0 asks for none.
INTERVALS = {3: "每季度", 6: "每半年", 12: "每年", 0: "不提醒"}
DEFAULT_INTERVAL = 3


class GatheringState(StrEnum):
    """Where a meeting or a training stands."""

    PLANNED = "planned"
    HELD = "held"
    CALLED_OFF = "called_off"


class GatheringAct(StrEnum):
    """What happens to a meeting or a training."""

    HOLD = "hold"
    CALL_OFF = "call_off"


class DecisionState(StrEnum):
    """Where a decision of a meeting stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


GATHERING_WORDS = {
    GatheringState.PLANNED: "还没有开",
    GatheringState.HELD: "开过了",
    GatheringState.CALLED_OFF: "不开了",
}
ACT_WORDS = {GatheringAct.HOLD: "记下开过了", GatheringAct.CALL_OFF: "改成不开了"}
DECISION_WORDS = {DecisionState.OPEN: "在办", DecisionState.DONE: "办完了", DecisionState.DROPPED: "不办了"}
TRANSITIONS: tuple[Move[GatheringState, GatheringAct], ...] = (
    Move(GatheringState.PLANNED, GatheringAct.HOLD, GatheringState.HELD, WORKERS, "gathering.held"),
    Move(GatheringState.PLANNED, GatheringAct.CALL_OFF, GatheringState.CALLED_OFF, WORKERS, "gathering.called_off"),
)


@dataclass(frozen=True, slots=True)
class MeetingPeriod:
    """The stretch of a year in which one meeting is due."""

    first_on: date
    last_on: date

    @property
    def words(self) -> str:
        """The stretch by its usual name: 2026年第一季度, 2026年上半年, 2026年."""
        months = self.last_on.month - self.first_on.month + 1
        year = f"{self.first_on.year}年"
        if months == 3:
            return quarter_of(self.first_on).words
        return year if months == 12 else f"{year}{'上' if self.first_on.month == 1 else '下'}半年"


@rule(regulations("第4条"), regulations("第48条"), name="会议、培训的状态怎么变")
def gathering_transition(state: GatheringState, act: GatheringAct) -> Move[GatheringState, GatheringAct] | Verdict:
    """The move of this act from this state, or why there is none: held stays held, called off is planned anew."""
    found = move_of(TRANSITIONS, state, act)
    if found is not None:
        return found
    said = f"这一次{GATHERING_WORDS[state]}，不能{ACT_WORDS[act]}。"
    return refused(said, regulations("第4条"), f"gathering.{state}.{act}")


@rule(EVERY, name="一次会议管哪一段时间")
def period_of(on: date, months: int = DEFAULT_INTERVAL) -> MeetingPeriod:
    """Return the quarter, half-year or year (3, 6 or 12 months) that holds this day."""
    first = date(on.year, (on.month - 1) // months * months + 1, 1)
    following = first.month + months
    return MeetingPeriod(first, (date(on.year, following, 1) if following <= 12 else date(on.year + 1, 1, 1)) - DAY)


@rule(EVERY, name="该开的会还没有开")
def missing_meeting(on: date, held_on: Collection[date], months: int = DEFAULT_INTERVAL) -> MeetingPeriod | None:
    """Return the period that has had no meeting, in its last month; None earlier, and where none is asked for."""
    if not months:
        return None
    found = period_of(on, months)
    is_last_month = on.month == found.last_on.month
    return found if is_last_month and not any(found.first_on <= one <= found.last_on for one in held_on) else None


def is_time_to_look(on: date, months: int = DEFAULT_INTERVAL) -> bool:
    """Return whether a missing meeting would be named on this day, so that nobody counts meetings on other days."""
    return missing_meeting(on, (), months) is not None
