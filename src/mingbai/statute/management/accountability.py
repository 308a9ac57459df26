"""Holding a unit to account: from a reminder to a proposal to whoever may punish, each step only where its condition holds.

Sources: 条例第46条 (there is such a system), 第47条 (the office urges correction, criticises in a circular, and proposes how
those responsible are dealt with), 第52条 and 第53条 (what they answer for). The talk, the days between two steps and the
hearing before a decision are practice. Nothing is published, and nobody is punished here: the organ entitled to it decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingbai.statute.citation import Citation, practice, regulations
from mingbai.statute.disclosure.reminders import waited
from mingbai.statute.index import rule
from mingbai.statute.moves import Move, move_of
from mingbai.statute.posts import PostKind
from mingbai.statute.verdict import ALLOWED, Verdict, refused
from mingbai.statute.workdays.calendar import Calendar

WAIT = practice("催办5个工作日没有答复，或者答复了没有办，可以约谈")
WAIT_WORKDAYS = 5
HEARING = practice("作出通报、处理建议以前，听取陈述和申辩")
FINDINGS = regulations("第47条")


class AccountState(StrEnum):
    """How far a matter has gone."""

    REMINDED = "reminded"
    TALKED = "talked"
    CIRCULATED = "circulated"
    PROPOSED = "proposed"
    CLOSED = "closed"


class AccountAct(StrEnum):
    """What the county office or its leader does next."""

    TALK = "talk"
    CIRCULATE = "circulate"
    PROPOSE = "propose"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class AccountGround:
    """A lawful ground: its code, the words of the article, and the article. `is_grave_enough` where the law knows punishment."""

    code: str
    words: str
    citation: Citation
    is_grave_enough: bool = True


GROUNDS = (
    AccountGround("47", "没有按照要求开展政府信息公开工作", FINDINGS, is_grave_enough=False),
    AccountGround("52", "没有建立健全政府信息公开有关制度、机制", regulations("第52条")),
    AccountGround("53.1", "不依法履行政府信息公开职能", regulations("第53条第一项")),
    AccountGround("53.2", "不及时更新公开的政府信息内容、公开指南和公开目录", regulations("第53条第二项")),
    AccountGround("53.3", "违反条例规定的其他情形", regulations("第53条第三项")),
)
STATE_WORDS = {
    AccountState.REMINDED: "催办过",
    AccountState.TALKED: "约谈过",
    AccountState.CIRCULATED: "通报过",
    AccountState.PROPOSED: "提出了处理建议",
    AccountState.CLOSED: "了结",
}
ACT_WORDS = {
    AccountAct.TALK: "约谈",
    AccountAct.CIRCULATE: "通报批评",
    AccountAct.PROPOSE: "向有权机关提出处理建议",
    AccountAct.CLOSE: "了结",
}
OFFICER, LEADER = (PostKind.COUNTY_OFFICER,), (PostKind.SIGNING_LEADER,)
_S, _A = AccountState, AccountAct
# The office itself reminds, talks and closes; what criticises or proposes is decided by the county's leader.
TRANSITIONS: tuple[Move[AccountState, AccountAct], ...] = (
    Move(_S.REMINDED, _A.TALK, _S.TALKED, (), "account.talked", OFFICER),
    Move(_S.TALKED, _A.CIRCULATE, _S.CIRCULATED, (), "account.circulated", LEADER),
    Move(_S.CIRCULATED, _A.PROPOSE, _S.PROPOSED, (), "account.proposed", LEADER),
    *(Move(state, _A.CLOSE, _S.CLOSED, (), "account.closed", OFFICER) for state in _S if state is not _S.CLOSED),
)


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """What the rule looks at: the day that the last step set, and the hearing asked for since then.

    `is_still_owed` says whether what was demanded is still not done.
    """

    state: AccountState
    ground: AccountGround
    reminded_on: date
    is_still_owed: bool
    correct_by: date | None = None
    invited_on: date | None = None
    speak_by: date | None = None
    heard_on: date | None = None


def ground_of(code: str) -> AccountGround | None:
    """Return a ground by its code; None for an unknown one."""
    return next((one for one in GROUNDS if one.code == code), None)


@rule(regulations("第46条"), FINDINGS, name="责任追究的步骤")
def account_transition(state: AccountState, act: AccountAct) -> Move[AccountState, AccountAct] | Verdict:
    """The move of this act from this state, or why there is none: no step is left out."""
    found = move_of(TRANSITIONS, state, act)
    if found is not None:
        return found
    said = f"这件事现在是“{STATE_WORDS[state]}”，不能{ACT_WORDS[act]}：先催办，再约谈，再通报，最后才提出处理建议。"
    return refused(said, FINDINGS, f"account.{state}.{act}")


@rule(FINDINGS, WAIT, regulations("第52条"), regulations("第53条"), HEARING, name="责任追究走下一步的条件")
def may_take(facts: AccountFacts, act: AccountAct, on: date, calendar: Calendar) -> Verdict:
    """Return whether the condition of this step holds on this day; closing needs none."""
    if act is AccountAct.CLOSE:
        return ALLOWED
    if not facts.is_still_owed:
        return refused("催办的事已经办好，不能再往下走。了结这件事，写明办好了。", FINDINGS, "account.done")
    if act is AccountAct.TALK:
        return _after_reminder(facts, on, calendar)
    if facts.correct_by is None or on <= facts.correct_by:
        return refused("上一步给的整改期限还没有过，到期没有整改的才能往下走。", FINDINGS, "account.not_yet")
    if act is AccountAct.PROPOSE and not facts.ground.is_grave_enough:
        said = "按第47条督促整改、通报批评的，没有处分的情形。有第52条、第53条的情形，先改写依据。"
        return refused(said, regulations("第52条"), "account.no_ground")
    return _heard(facts, on)


def _after_reminder(facts: AccountFacts, on: date, calendar: Calendar) -> Verdict:
    days = waited(facts.reminded_on, on, calendar)
    if days > WAIT_WORKDAYS:
        return ALLOWED
    said = f"催办才过了{days}个工作日。满{WAIT_WORKDAYS}个工作日没有答复，或者答复了没有办，才能约谈。"
    return refused(said, WAIT, "account.too_early")


def _heard(facts: AccountFacts, on: date) -> Verdict:
    """Return whether the unit was heard, or kept silent until the day that it was given."""
    if facts.heard_on is not None:
        return ALLOWED
    if facts.invited_on is None or facts.speak_by is None:
        return refused("还没有请单位和有关的人陈述、申辩。先发通知，写明到哪一天。", HEARING, "account.not_invited")
    if on <= facts.speak_by:
        return refused("陈述、申辩的期限还没有过。等到期，或者收到陈述以后再定。", HEARING, "account.still_to_speak")
    return ALLOWED
