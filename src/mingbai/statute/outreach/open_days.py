"""The open day (政府开放日): its states, who may still sign up, and how long what people wrote is kept.

Sources: 个人信息保护法第17条 (people are told what is kept, what for and how long), 第19条 (kept for the shortest time that the
purpose needs), 第47条 (deleted once the purpose is reached or given up). No law says how an open day is held; the rest is
practice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mingbai.statute.citation import Citation, practice
from mingbai.statute.index import rule
from mingbai.statute.moves import Move, move_of
from mingbai.statute.posts import WORKERS
from mingbai.statute.verdict import ALLOWED, Verdict, refused

SHORTEST = Citation("个人信息保护法", "第19条")
DELETED = Citation("个人信息保护法", "第47条第一款第一项")
HELD_AS = practice("政府开放日先公告、后报名，名额满了就不收")
KEPT_DAYS = 15
"""Long enough to answer by telephone what somebody asked on the day."""
MOST_TOGETHER = 5
"""One person signs up a family, not a bus."""


class DayState(StrEnum):
    """Where an open day stands."""

    PLANNED = "planned"
    HELD = "held"
    CALLED_OFF = "called_off"


class DayAct(StrEnum):
    """What can be done with an open day."""

    CHANGE = "change"
    ANNOUNCE = "announce"
    MOVE = "move"
    CALL_OFF = "call_off"
    HOLD = "hold"
    RECORD = "record"
    SUMMARISE = "summarise"


class WhyNot(StrEnum):
    """Why an open day is called off: chosen, never written, for it shows at once."""

    WEATHER = "weather"
    PLACE = "place"
    EMERGENCY = "emergency"
    WORK = "work"
    FEW = "few"


STATE_WORDS = {DayState.PLANNED: "筹备中", DayState.HELD: "已举办", DayState.CALLED_OFF: "取消"}
ACT_WORDS = {
    DayAct.CHANGE: "改计划",
    DayAct.ANNOUNCE: "写公告",
    DayAct.MOVE: "改期、改名额",
    DayAct.CALL_OFF: "取消",
    DayAct.HOLD: "记下已举办",
    DayAct.RECORD: "记一个问答",
    DayAct.SUMMARISE: "写情况",
}
WHY_WORDS = {
    WhyNot.WEATHER: "天气原因",
    WhyNot.PLACE: "场地用不了",
    WhyNot.EMERGENCY: "有突发事件要处置",
    WhyNot.WORK: "和别的工作时间冲突",
    WhyNot.FEW: "报名的人太少",
}
_S, _A = DayState, DayAct
TRANSITIONS: tuple[Move[DayState, DayAct], ...] = (
    Move(_S.PLANNED, _A.CHANGE, _S.PLANNED, WORKERS, "openday.changed"),
    Move(_S.PLANNED, _A.ANNOUNCE, _S.PLANNED, WORKERS, "openday.announced"),
    Move(_S.PLANNED, _A.MOVE, _S.PLANNED, WORKERS, "openday.moved"),
    Move(_S.PLANNED, _A.CALL_OFF, _S.CALLED_OFF, WORKERS, "openday.called_off"),
    Move(_S.PLANNED, _A.HOLD, _S.HELD, WORKERS, "openday.held"),
    Move(_S.HELD, _A.RECORD, _S.HELD, WORKERS, "openday.question_recorded"),
    Move(_S.HELD, _A.SUMMARISE, _S.HELD, WORKERS, "openday.summarised"),
)


@dataclass(frozen=True, slots=True)
class Places:
    """What decides whether somebody can still sign up: where the day stands, until when, how many may come, how many do."""

    state: DayState
    is_announced: bool
    sign_up_until: date
    places: int
    taken: int

    @property
    def left(self) -> int:
        """How many can still sign up; never less than none."""
        return max(self.places - self.taken, 0)


@rule(HELD_AS, name="政府开放日的状态怎么变")
def day_transition(state: DayState, act: DayAct) -> Move[DayState, DayAct] | Verdict:
    """The move of this act from this state, or why there is none: what was held or called off is not changed any more."""
    found = move_of(TRANSITIONS, state, act)
    if found is not None:
        return found
    return refused(f"这次开放日现在是“{STATE_WORDS[state]}”，不能{ACT_WORDS[act]}。", HELD_AS, f"open_day.{state}.{act}")


@rule(HELD_AS, name="政府开放日还能不能报名")
def may_sign_up(of: Places, people: int, today: date) -> Verdict:
    """Whether so many people can sign up today: after the announcement, until the last day, while there are places."""
    if not of.is_announced or of.state is not DayState.PLANNED:
        return refused("这次开放日现在不收报名。", HELD_AS, "sign_up.closed")
    if today > of.sign_up_until:
        return refused("报名已经截止。想来的，可以打电话问工作机构。", HELD_AS, "sign_up.over")
    if not 1 <= people <= MOST_TOGETHER:
        return refused(f"一次报1到{MOST_TOGETHER}人。人多的，分开报，或者打电话联系。", HELD_AS, "sign_up.number")
    if people > of.left:
        said = f"只剩{of.left}个名额了，请少报几人。" if of.left else "名额已经满了。有人取消以后会空出来，过几天再来看。"
        return refused(said, HELD_AS, "sign_up.full")
    return ALLOWED


@rule(SHORTEST, DELETED, name="开放日报名的个人信息留到哪天")
def kept_until(last_on: date) -> date:
    """Return the last day on which names and telephone numbers are kept: some days after the day was held or called off."""
    return last_on + timedelta(days=KEPT_DAYS)


@rule(HELD_AS, name="政府开放日的日子")
def check_days(facts: Mapping[str, date], today: date) -> Verdict:
    """Whether the days fit each other: held not before today, sign-up open from today to no later than the day itself."""
    held_on, until = facts["held_on"], facts["sign_up_until"]
    if held_on < today:
        return refused("举办的日子不能早于今天。已经办过的，在登记簿的“开放日、会议”里登记。", HELD_AS, "open_day.past")
    if not today <= until <= held_on:
        return refused("报名截止的日子要在今天到举办那天之间。", HELD_AS, "open_day.until")
    return ALLOWED
