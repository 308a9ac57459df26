"""What is said of the organ in public (政务舆情): by when it is answered, and how an event moves to its close.

Sources: 国办发〔2016〕61号 三 (a press conference within 24 hours where an event is especially grave or grave, an answer within
48 hours otherwise); 国办发〔2016〕80号 (the first authoritative word on such an event within 5 hours). The hours run by the
clock, day and night; the notices do not say from when, so here they run from the moment when it was found.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from mingbai.statute.citation import Citation, practice
from mingbai.statute.index import rule
from mingbai.statute.moves import Move, move_of
from mingbai.statute.posts import WORKERS, PostKind
from mingbai.statute.verdict import ALLOWED, Verdict, refused

ANSWER = Citation("政务舆情回应通知", "三", "国办发〔2016〕61号")
FIRST_WORD = Citation("全面推进政务公开实施细则", "", "国办发〔2016〕80号")
FROM_FOUND = practice("时限从发现的时刻起，连续计算小时，夜里和休息日也算")
BY_OTHERS = practice("不回应由签发领导定，经办一个人不定")


class OpinionKind(StrEnum):
    """What decides the hours."""

    GRAVE = "grave"
    OTHER = "other"


class OpinionState(StrEnum):
    """Where an event stands."""

    FOUND = "found"
    CHECKED = "checked"
    ANSWERING = "answering"
    CLOSED = "closed"
    SET_ASIDE = "set_aside"


class OpinionAct(StrEnum):
    """What can be done about an event."""

    CHECK = "check"
    RATE = "rate"
    DRAFT = "draft"
    CONFER = "confer"
    MEND = "mend"
    CLOSE = "close"
    SET_ASIDE = "set_aside"


class AnswerStep(StrEnum):
    """What the hours are for."""

    FIRST_WORD = "first_word"
    CONFERENCE = "conference"
    ANSWER = "answer"


KIND_WORDS = {OpinionKind.GRAVE: "涉及特别重大、重大突发事件", OpinionKind.OTHER: "其他政务舆情"}
STATE_WORDS = {
    OpinionState.FOUND: "已发现",
    OpinionState.CHECKED: "已核实",
    OpinionState.ANSWERING: "回应中",
    OpinionState.CLOSED: "已办结",
    OpinionState.SET_ASIDE: "不回应",
}
ACT_WORDS = {
    OpinionAct.CHECK: "记下核实的情况",
    OpinionAct.RATE: "改种类",
    OpinionAct.DRAFT: "写回应",
    OpinionAct.CONFER: "记下新闻发布会",
    OpinionAct.MEND: "记下整改",
    OpinionAct.CLOSE: "办结",
    OpinionAct.SET_ASIDE: "不回应",
}
STEP_WORDS = {AnswerStep.FIRST_WORD: "发布权威信息", AnswerStep.CONFERENCE: "举行新闻发布会", AnswerStep.ANSWER: "回应"}
HOURS: dict[OpinionKind, tuple[tuple[AnswerStep, int, Citation], ...]] = {
    OpinionKind.GRAVE: ((AnswerStep.FIRST_WORD, 5, FIRST_WORD), (AnswerStep.CONFERENCE, 24, ANSWER)),
    OpinionKind.OTHER: ((AnswerStep.ANSWER, 48, ANSWER),),
}
_S, _A = OpinionState, OpinionAct
_OPEN = (_S.FOUND, _S.CHECKED, _S.ANSWERING)
_RATERS = (PostKind.SECTION_HEAD, PostKind.SIGNING_LEADER)


def _stays(
    states: Collection[OpinionState], act: OpinionAct, owners: tuple[PostKind, ...], event: str
) -> tuple[Move[OpinionState, OpinionAct], ...]:
    return tuple(Move(state, act, state, owners, event) for state in states)


TRANSITIONS: tuple[Move[OpinionState, OpinionAct], ...] = (
    Move(_S.FOUND, _A.CHECK, _S.CHECKED, WORKERS, "opinion.checked"),
    *_stays((_S.CHECKED, _S.ANSWERING), _A.CHECK, WORKERS, "opinion.checked"),
    *_stays(_OPEN, _A.RATE, _RATERS, "opinion.rated"),
    Move(_S.CHECKED, _A.DRAFT, _S.ANSWERING, WORKERS, "opinion.drafted"),
    # As the work goes on, more is said (持续发布权威信息).
    *_stays((_S.ANSWERING,), _A.DRAFT, WORKERS, "opinion.drafted"),
    *_stays(_OPEN, _A.CONFER, WORKERS, "opinion.conferred"),
    *_stays((_S.CHECKED, _S.ANSWERING), _A.MEND, WORKERS, "opinion.mended"),
    Move(_S.ANSWERING, _A.CLOSE, _S.CLOSED, WORKERS, "opinion.closed"),
    *(Move(state, _A.SET_ASIDE, _S.SET_ASIDE, (PostKind.SIGNING_LEADER,), "opinion.set_aside") for state in _OPEN[:2]),
)
ENDED = (_S.CLOSED, _S.SET_ASIDE)


@dataclass(frozen=True, slots=True)
class OpinionFacts:
    """What decides the hours of an event: its kind, when it was found, when the first answer was public, when the press met.

    `is_mended` says whether it was recorded what changed since.
    """

    kind: OpinionKind
    found_at: datetime
    answered_at: datetime | None = None
    conference_at: datetime | None = None
    is_mended: bool = False


@dataclass(frozen=True, slots=True)
class OpinionClock:
    """One limit of an event; `left` is negative once it has passed, and what it was when it was done afterwards."""

    step: AnswerStep
    hours: int
    due_at: datetime
    done_at: datetime | None
    left: timedelta
    citation: Citation

    @property
    def is_late(self) -> bool:
        """Whether it was done after the limit, or is not done and the limit has passed."""
        return self.left < timedelta()


@rule(ANSWER, FIRST_WORD, FROM_FOUND, name="政务舆情的回应时限")
def clocks(facts: OpinionFacts, now: datetime) -> tuple[OpinionClock, ...]:
    """Return the limits of an event with what is left of each: exactly at the hour is still in time, a second later is late."""
    return tuple(_clock(facts, now, step, hours, citation) for step, hours, citation in HOURS[facts.kind])


@rule(ANSWER, name="政务舆情能不能办结")
def may_close(facts: OpinionFacts) -> Verdict:
    """Whether an event can be closed: answered in public, the press met where that is due, and what changed recorded."""
    if facts.answered_at is None:
        return refused("回应还没有公开。审查通过、发布以后再办结。", ANSWER, "opinion.unanswered")
    if facts.kind is OpinionKind.GRAVE and facts.conference_at is None:
        return refused("还没有记新闻发布会。办了就记下哪天几点，再办结。", ANSWER, "opinion.no_conference")
    if not facts.is_mended:
        return refused("还没有记整改：改了什么，或者核实以后为什么不用改。", ANSWER, "opinion.not_mended")
    return ALLOWED


@rule(ANSWER, BY_OTHERS, name="政务舆情的状态怎么变")
def opinion_transition(state: OpinionState, act: OpinionAct) -> Move[OpinionState, OpinionAct] | Verdict:
    """The move of this act from this state, or why there is none: facts are checked before anything is answered."""
    found = move_of(TRANSITIONS, state, act)
    if found is not None:
        return found
    before = "先核实，再写回应。" if (state, act) == (_S.FOUND, _A.DRAFT) else ""
    said = f"这件现在是“{STATE_WORDS[state]}”，不能{ACT_WORDS[act]}。{before}"
    return refused(said, ANSWER, f"opinion.{state}.{act}")


def duration(left: timedelta) -> str:
    """Put what is left of a limit into words: 还剩3小时20分, 超过2小时."""
    minutes = abs(int(left.total_seconds())) // 60
    hours, rest = divmod(minutes, 60)
    said = (f"{hours}小时" if hours else "") + (f"{rest}分" if rest or not hours else "")
    return f"超过{said}" if left < timedelta() else f"还剩{said}"


def _clock(facts: OpinionFacts, now: datetime, step: AnswerStep, hours: int, citation: Citation) -> OpinionClock:
    due = facts.found_at + timedelta(hours=hours)
    done = facts.conference_at if step is AnswerStep.CONFERENCE else facts.answered_at
    return OpinionClock(step, hours, due, done, due - (done or now), citation)
