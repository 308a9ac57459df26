"""Review and litigation over a reply: when the organ answers, when decisions are in force, when it replies anew."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from mingbai.statute.cases.outcomes import Outcome, law_of
from mingbai.statute.cases.sources import (
    COURT_RULES_SINCE,
    REVIEW_LAW_SINCE,
    REVIEW_RULES_SINCE,
    SERVICE,
    court_rules,
    litigation_law,
    review_rules,
)
from mingbai.statute.citation import Citation, Confidence, practice, regulations, review_law
from mingbai.statute.index import rule
from mingbai.statute.workdays.calendar import Calendar
from mingbai.statute.workdays.deadline import Deadline, LocalDays, deadline
from mingbai.statute.workdays.periods import natural_days

ANSWER, ANSWER_SIMPLIFIED, WORKING_DAYS = review_law("第48条"), review_law("第54条"), review_law("第88条第二款")
OLD_ANSWER = Citation("行政复议法（2017年修正）", "第23条、第40条", confidence=Confidence.PRACTICE)
SUIT_ANSWER, APPEAL = litigation_law("第67条"), litigation_law("第85条")
IN_FORCE_AT_ONCE = review_law("第75条第二款")
COUNTED_ONCE = practice("一件诉讼经过几审只计一件，以最后的结果计；已经公布的年度不改")
REVIEW_PERIOD = review_law("第62条")
ANEW_BY_COURT, ANEW_BY_REVIEW = court_rules("第11条"), review_rules("第58条")
REVIEW_WORKDAYS, SIMPLIFIED_WORKDAYS, SUIT_DAYS = 10, 5, 15
OLD_REVIEW_DAYS = 10
REVIEW_DAYS, SIMPLIFIED_DAYS, LONGER_BY = 60, 30, 30
APPEAL_DAYS, APPEAL_DAYS_OF_RULING = 15, 10
ANEW_WORKDAYS = 20


class Procedure(StrEnum):
    """The proceedings in which the organ answers; disclosure cases in review may take the simplified one."""

    REVIEW = "review"
    SIMPLIFIED_REVIEW = "simplified_review"
    SUIT = "suit"


PROCEDURE_WORDS = {
    Procedure.REVIEW: "行政复议，普通程序",
    Procedure.SIMPLIFIED_REVIEW: "行政复议，简易程序",
    Procedure.SUIT: "行政诉讼",
}


class Instance(StrEnum):
    """Where a suit stands; a review has no instances."""

    FIRST = "first"
    SECOND = "second"
    RETRIAL = "retrial"


INSTANCE_WORDS = {Instance.FIRST: "第一审", Instance.SECOND: "第二审", Instance.RETRIAL: "再审"}


class DisputeResult(StrEnum):
    """How a review or a suit ends."""

    UPHELD = "upheld"
    REQUEST_REJECTED = "request_rejected"
    CHANGED = "changed"
    REVOKED = "revoked"
    DECLARED_UNLAWFUL = "declared_unlawful"
    ORDERED = "ordered"
    NOT_ACCEPTED = "not_accepted"
    WITHDRAWN = "withdrawn"
    SETTLED = "settled"


RESULT_WORDS = {
    DisputeResult.UPHELD: "维持",
    DisputeResult.REQUEST_REJECTED: "驳回复议请求、诉讼请求",
    DisputeResult.CHANGED: "变更",
    DisputeResult.REVOKED: "撤销或者部分撤销",
    DisputeResult.DECLARED_UNLAWFUL: "确认违法、无效",
    DisputeResult.ORDERED: "责令履行、判决公开",
    DisputeResult.NOT_ACCEPTED: "不予受理、驳回申请、裁定驳回起诉",
    DisputeResult.WITHDRAWN: "撤回、终止",
    DisputeResult.SETTLED: "调解、和解",
}
OPENS_A_CLOCK = frozenset({DisputeResult.REVOKED, DisputeResult.ORDERED})
"""Results after which the organ replies anew."""


@rule(ANSWER, ANSWER_SIMPLIFIED, WORKING_DAYS, OLD_ANSWER, SUIT_ANSWER, name="提出书面答复、答辩的期限")
def answer_due(
    procedure: Procedure, received_on: date, calendar: Calendar, local_days: LocalDays = LocalDays.EARLIER_AND_LATER
) -> Deadline:
    """Return the last day for the organ's answer: 10 working days in review, 5 in the simplified one, 15 days in a suit.

    Before 2024 the ten days of a review were natural ones.
    """
    if procedure is Procedure.SUIT or received_on < REVIEW_LAW_SINCE:
        last = natural_days(calendar, received_on, SUIT_DAYS if procedure is Procedure.SUIT else OLD_REVIEW_DAYS)
        return Deadline(last, last)
    workdays = REVIEW_WORKDAYS if procedure is Procedure.REVIEW else SIMPLIFIED_WORKDAYS
    return deadline(calendar, received_on, workdays, local_days)


@rule(REVIEW_PERIOD, name="作出复议决定的期限")
def decision_due_on(procedure: Procedure, accepted_on: date, calendar: Calendar, *, is_extended: bool = False) -> date:
    """Return the last day for the review decision: 60 days (90 extended), simplified 30; raise ValueError for a suit."""
    if procedure is Procedure.SUIT:
        raise ValueError("a suit has no period of review")
    if procedure is Procedure.SIMPLIFIED_REVIEW:
        return natural_days(calendar, accepted_on, SIMPLIFIED_DAYS)
    return natural_days(calendar, accepted_on, REVIEW_DAYS + (LONGER_BY if is_extended else 0))


@rule(APPEAL, name="上诉的期限和判决的生效")
def appeal_by(served_on: date, calendar: Calendar, *, is_ruling: bool = False) -> date:
    """Return the last day for an appeal: 15 days after a judgment, 10 after a ruling; it is in force once that day is over."""
    return natural_days(calendar, served_on, APPEAL_DAYS_OF_RULING if is_ruling else APPEAL_DAYS)


@rule(IN_FORCE_AT_ONCE, APPEAL, name="决定、裁判从哪一天生效")
def in_force_on(
    procedure: Procedure, instance: Instance | None, served_on: date, calendar: Calendar, *, is_ruling: bool = False
) -> date:
    """Return the day on which it takes effect: on service, but at first instance the day after the last day for appeal."""
    if procedure is Procedure.SUIT and instance is Instance.FIRST:
        return appeal_by(served_on, calendar, is_ruling=is_ruling) + timedelta(days=1)
    return served_on


@rule(COUNTED_ONCE, name="几审的诉讼怎样计")
def may_follow(earlier: Instance | None, instance: Instance) -> bool:
    """Return whether an instance may follow another in one suit; none may follow a review, which is a case of its own."""
    after = {Instance.SECOND: (Instance.FIRST,), Instance.RETRIAL: (Instance.FIRST, Instance.SECOND)}
    return earlier in after.get(instance, ())


@rule(ANEW_BY_COURT, ANEW_BY_REVIEW, regulations("第33条第二款"), name="重新答复的期限")
def reply_anew_due(
    in_force_on: date,
    calendar: Calendar,
    workdays: int = ANEW_WORKDAYS,
    local_days: LocalDays = LocalDays.EARLIER_AND_LATER,
) -> Deadline:
    """Return the last day of a reply ordered anew: 20 working days from its effect, or those the decision sets."""
    return deadline(calendar, in_force_on, workdays, local_days)


RECEIPT_PROVED, REPLY_PROVED, BASIS = "申请书和收到日期的证据", "答复书和送达证明", "作出答复的依据"
OPINION_PROVED, SEARCH_PROVED = "征求第三方意见书、回执和第三方意见", "已尽合理检索义务等事实，或者合理说明"
CONSULTED = ((OPINION_PROVED, regulations("第32条")),)
EVIDENCE_OF_GROUND: dict[str, tuple[tuple[str, Citation], ...]] = {
    "14.1": (("密级标识、保密期限或者其他证明材料", court_rules("第6条第一款")),),
    "14.3": (("公开后可能产生不利影响的证据或者合理说明", court_rules("第6条第二款")),),
    "15.1": CONSULTED,
    "15.2": CONSULTED,
    "15.3": CONSULTED,
    "16.1": (("属于人事管理、后勤管理或者内部工作流程信息的证据", court_rules("第5条第二款第三项")),),
    "16.2": (("行政处理决定作出以前的内部讨论记录、过程稿、磋商信函、请示报告", court_rules("第5条第二款第四项")),),
    "16.3": (("执法过程中形成并记录于执法案卷的当事人信息、调查笔录、询问笔录等", court_rules("第5条第二款第五项")),),
}
EVIDENCE_OF_OUTCOME: dict[Outcome, tuple[tuple[str, Citation], ...]] = {
    Outcome.ALREADY_PUBLIC: (("已经公开的事实，和告知申请人获取方式、途径的证据", court_rules("第5条第二款第一项")),),
    Outcome.NOT_EXISTING: ((SEARCH_PROVED, court_rules("第5条第二款第六项")),),
}
ALWAYS = (
    (RECEIPT_PROVED, regulations("第31条")),
    (REPLY_PROVED, review_rules("第23条第一款")),
)
OLD_BASIS = Citation("行政复议法（2017年修正）", "第23条", confidence=Confidence.PRACTICE)
ASKS_FOR_BASIS = {Procedure.REVIEW: ANSWER, Procedure.SIMPLIFIED_REVIEW: ANSWER_SIMPLIFIED, Procedure.SUIT: SUIT_ANSWER}
BURDEN = litigation_law("第34条")
BEFORE = {court_rules("").law: (COURT_RULES_SINCE, BURDEN), review_rules("").law: (REVIEW_RULES_SINCE, SERVICE)}
"""What asked for the same before the day on which a law came into force."""


@rule(
    court_rules("第5条"),
    court_rules("第6条"),
    BURDEN,
    *ASKS_FOR_BASIS.values(),
    OLD_BASIS,
    SERVICE,
    name="复议、诉讼要提交的证据",
)
def evidence_for(
    outcome: Outcome, grounds: tuple[str, ...], procedure: Procedure, filed_on: date
) -> tuple[tuple[str, Citation], ...]:
    """Return what the organ must prove of a reply, each with the article in force on the day of filing.

    What every reply needs comes first, then what this one does.
    """
    codes = grounds or tuple(one.code for one in law_of(outcome).grounds)
    of_grounds = [one for code in codes for one in EVIDENCE_OF_GROUND.get(code, ())]
    is_old = procedure is not Procedure.SUIT and filed_on < REVIEW_LAW_SINCE
    basis = (BASIS, OLD_BASIS if is_old else ASKS_FOR_BASIS[procedure])
    rows = dict.fromkeys((*ALWAYS, basis, *EVIDENCE_OF_OUTCOME.get(outcome, ()), *of_grounds))
    return tuple((words, _in_force(source, filed_on)) for words, source in rows)


def _in_force(source: Citation, on: date) -> Citation:
    since, before = BEFORE.get(source.law, (date.min, source))
    return before if on < since else source
