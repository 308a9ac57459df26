"""The inspection of one village in one quarter: how each point is marked, and the way from the plan to the closed notice.

Sources: 村民委员会组织法（2025年修正）第36条, 城市居民委员会组织法（2025年修订）第35条 (the township orders what is missing
to be published); 条例第46条、第47条 (assessment, rectification).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mingbai.statute.citation import Citation, practice
from mingbai.statute.index import rule
from mingbai.statute.moves import Move, move_of
from mingbai.statute.posts import PUBLISHERS, WORKERS, PostKind
from mingbai.statute.supervision.indicators import InspectedPoint
from mingbai.statute.supervision.quarters import Quarter
from mingbai.statute.verdict import ALLOWED, Verdict, refused

ORDERED = Citation("村民委员会组织法", "第36条", "2025年修正")
ORDERED_IN_TOWN = Citation("城市居民委员会组织法", "第35条", "2025年修订")
EACH_QUARTER = practice("每季度督查一次，结果计入年终考核")
RECTIFIED_WITHIN = practice("整改期限一般15天，由督查的机关在通知里写明")
ANOTHER_DECIDES = practice("异议由没有参加督查的人处理")
RECTIFICATION_DAYS = 15


class BoardMark(StrEnum):
    """What an inspector finds of one point."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_APPLICABLE = "na"


MARK_WORDS = {
    BoardMark.YES: "有",
    BoardMark.PARTLY: "不全",
    BoardMark.NO: "没有",
    BoardMark.NOT_APPLICABLE: "不适用",
}
FINDINGS = frozenset({BoardMark.PARTLY, BoardMark.NO})
# Marks that say nothing without words.
NEED_WORDS = {BoardMark.PARTLY: "缺什么", BoardMark.NOT_APPLICABLE: "为什么不适用"}


class VisitState(StrEnum):
    """Where the inspection of one village stands."""

    PLANNED = "planned"
    LEFT_OUT = "left_out"
    PASSED = "passed"
    FOUND = "found"
    NOTIFIED = "notified"
    ANSWERED = "answered"
    CLOSED = "closed"


class VisitAct(StrEnum):
    """What can be done with the inspection of one village."""

    LEAVE_OUT = "leave_out"
    RESUME = "resume"
    FIND_NOTHING = "find_nothing"
    FIND = "find"
    REOPEN = "reopen"
    NOTIFY = "notify"
    ANSWER = "answer"
    SEND_BACK = "send_back"
    CLOSE = "close"
    CLEAR = "clear"


STATE_WORDS = {
    VisitState.PLANNED: "待督查",
    VisitState.LEFT_OUT: "本季度不督查",
    VisitState.PASSED: "各项都有",
    VisitState.FOUND: "有问题，待发整改通知",
    VisitState.NOTIFIED: "已发整改通知，等村里答复",
    VisitState.ANSWERED: "村里已答复，待复查",
    VisitState.CLOSED: "已整改，复查过",
}
ACT_WORDS = {
    VisitAct.LEAVE_OUT: "本季度不督查",
    VisitAct.RESUME: "还是要督查",
    VisitAct.FIND_NOTHING: "督查完，各项都有",
    VisitAct.FIND: "督查完，有问题",
    VisitAct.REOPEN: "改督查结果",
    VisitAct.NOTIFY: "发整改通知",
    VisitAct.ANSWER: "答复",
    VisitAct.SEND_BACK: "复查没有改好，再改",
    VisitAct.CLOSE: "复查改好了",
    VisitAct.CLEAR: "异议成立，没有问题了",
}
FINISHED = frozenset(VisitState) - {VisitState.PLANNED, VisitState.LEFT_OUT}
IN_RECTIFICATION = frozenset({VisitState.FOUND, VisitState.NOTIFIED, VisitState.ANSWERED})
DECIDES = (PostKind.SECTION_HEAD, PostKind.SIGNING_LEADER)
_S, _A = VisitState, VisitAct

# The thing is the village's: `owners` are its own posts, `above` those of the township that inspects it.
TRANSITIONS: tuple[Move[VisitState, VisitAct], ...] = (
    Move(_S.PLANNED, _A.LEAVE_OUT, _S.LEFT_OUT, (), "visit.left_out", WORKERS),
    Move(_S.LEFT_OUT, _A.RESUME, _S.PLANNED, (), "visit.resumed", WORKERS),
    Move(_S.PLANNED, _A.FIND_NOTHING, _S.PASSED, (), "visit.passed", WORKERS),
    Move(_S.PLANNED, _A.FIND, _S.FOUND, (), "visit.found", WORKERS),
    Move(_S.PASSED, _A.REOPEN, _S.PLANNED, (), "visit.reopened", WORKERS),
    Move(_S.FOUND, _A.REOPEN, _S.PLANNED, (), "visit.reopened", WORKERS),
    Move(_S.FOUND, _A.NOTIFY, _S.NOTIFIED, (), "visit.notified", PUBLISHERS),
    # A committee without an account answers on paper; the township then records it.
    Move(_S.NOTIFIED, _A.ANSWER, _S.ANSWERED, WORKERS, "visit.answered", WORKERS),
    Move(_S.NOTIFIED, _A.SEND_BACK, _S.NOTIFIED, (), "visit.sent_back", WORKERS),
    Move(_S.ANSWERED, _A.SEND_BACK, _S.NOTIFIED, (), "visit.sent_back", WORKERS),
    Move(_S.NOTIFIED, _A.CLOSE, _S.CLOSED, (), "visit.closed", WORKERS),
    Move(_S.ANSWERED, _A.CLOSE, _S.CLOSED, (), "visit.closed", WORKERS),
    *(Move(state, _A.CLEAR, _S.PASSED, (), "visit.cleared", DECIDES) for state in (_S.FOUND, _S.NOTIFIED, _S.ANSWERED)),
)


@dataclass(frozen=True, slots=True)
class PointMark:
    """How one point was marked, with the inspector's words."""

    mark: BoardMark
    note: str = ""


@rule(EACH_QUARTER, name="村务公开督查的状态")
def visit_move(state: VisitState, act: VisitAct) -> Move[VisitState, VisitAct] | Verdict:
    """Return the move of this act from this state, or a refusal that says where the inspection stands."""
    found = move_of(TRANSITIONS, state, act)
    if found is not None:
        return found
    return refused(f"这个村的督查现在是“{STATE_WORDS[state]}”，不能“{ACT_WORDS[act]}”。", EACH_QUARTER, f"visit.{state}.{act}")


@rule(EACH_QUARTER, name="督查结果要逐项记全")
def may_finish(
    points: Collection[InspectedPoint], marks: Mapping[str, PointMark], inspected_on: date, quarter: Quarter
) -> Verdict:
    """Each point is marked, with words where the mark alone says nothing, on a day of the quarter."""
    if not quarter.first_on <= inspected_on <= quarter.last_on:
        return refused(f"督查的日期要在{quarter.words}里。", EACH_QUARTER, "visit_day")
    missing = [one.words for one in points if one.key not in marks]
    if missing:
        return refused(f"还有{len(missing)}项没有记：{'；'.join(missing)}。", EACH_QUARTER, "visit_incomplete")
    for one in points:
        found = marks[one.key]
        if found.mark in NEED_WORDS and not found.note:
            return refused(f"“{one.words}”写明{NEED_WORDS[found.mark]}。", EACH_QUARTER, "visit_without_words")
    return ALLOWED


@rule(ORDERED, ORDERED_IN_TOWN, name="责令依法公布")
def outcome(marks: Mapping[str, PointMark]) -> VisitAct:
    """Return how an inspection ends: with something to rectify where anything is missing or incomplete."""
    return _A.FIND if any(one.mark in FINDINGS for one in marks.values()) else _A.FIND_NOTHING


@rule(RECTIFIED_WITHIN, name="整改期限")
def rectify_by(notified_on: date) -> date:
    """Return the day proposed for the rectification."""
    return notified_on + timedelta(days=RECTIFICATION_DAYS)


@rule(RECTIFIED_WITHIN, name="整改期限在通知之后")
def may_set_day(notified_on: date, due_on: date) -> Verdict:
    """The day of a rectification lies after that of its notice."""
    if due_on > notified_on:
        return ALLOWED
    return refused("整改期限要在通知的日子以后。", RECTIFIED_WITHIN, "rectification_day")


@rule(ANOTHER_DECIDES, name="异议由别人处理")
def may_decide_objection(person_id: int, inspectors: Collection[int]) -> Verdict:
    """An objection is decided by somebody who did not inspect."""
    if person_id in inspectors:
        return refused("这个村是您督查的，异议要由没有参加督查的负责人处理。", ANOTHER_DECIDES, "objection_by_inspector")
    return ALLOWED


@rule(EACH_QUARTER, name="每季度对各村督查一次")
def may_plan(quarter: Quarter, on: date) -> Verdict:
    """A round is planned for the quarter of the day or the next one, never for one that is over."""
    if quarter.last_on < on:
        return refused(f"{quarter.words}已经过去，不能再安排；督查过的，到登记簿“活动”里补登记。", EACH_QUARTER, "round_over")
    if quarter.previous.first_on > on:
        return refused(f"{quarter.words}还早，最早提前一个季度安排。", EACH_QUARTER, "round_early")
    return ALLOWED
