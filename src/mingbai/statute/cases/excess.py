"""Applications far beyond the reasonable in number or frequency: reasons asked, refusal, a delayed reply (条例第35条)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from mingbai.statute.citation import practice, regulations
from mingbai.statute.dates import long_day
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused

ARTICLE_35 = regulations("第35条")
NO_FIGURE = practice("“明显超过合理范围”没有法定件数，由机关按情况认定并写明数量、频次")

NO_DAY = practice("说明理由的期限没有法定天数，由机关定，不超过答复期限")


class AfterReasons(StrEnum):
    """What follows from the reasons given: refusal (R20), a reply as usual, or a delayed one (P9)."""

    REFUSE = "refuse"
    REPLY = "reply"
    DELAY = "delay"


@rule(ARTICLE_35, NO_FIGURE, name="要求说明理由")
def may_ask_reasons(applications: int, period: str, *, asked_before: bool) -> Verdict:
    """Reasons may be asked once, with the number of applications (more than one) and the period in words."""
    if asked_before:
        return refused("已经要求说明过理由。", ARTICLE_35, "excess.twice")
    if applications < 2 or not period.strip():
        return refused("写明申请的数量和频次：多长时间里申请了多少件。", ARTICLE_35, "excess.figures")
    return ALLOWED


@rule(ARTICLE_35, NO_DAY, name="说明理由的期限")
def may_wait_for_reasons(until: date | None, *, on: date, reply_due_on: date | None) -> Verdict:
    """The reasons are asked for by a day to come, at the latest that of the reply: the time for the reply runs on meanwhile."""
    if until is None:
        return refused("说明理由的期限写成2026年3月23日这样。", ARTICLE_35, "reasons.day")
    if until <= on:
        return refused("说明理由的期限要晚于今天。", ARTICLE_35, "reasons.past")
    if reply_due_on is not None and until > reply_due_on:
        said = f"要求说明理由不停止期限，说明理由的期限不能晚于答复期限{long_day(reply_due_on)}。"
        return refused(said, ARTICLE_35, "reasons.late")
    return ALLOWED


@rule(ARTICLE_35, name="说明理由以后怎样处理")
def after_reasons(*, is_reasonable: bool, in_time: bool) -> AfterReasons:
    """Unreasonable: not handled. Reasonable: answered in the usual time, or delayed where that cannot be done."""
    if not is_reasonable:
        return AfterReasons.REFUSE
    return AfterReasons.REPLY if in_time else AfterReasons.DELAY


@rule(ARTICLE_35, name="延迟答复的合理期限")
def may_delay(until: date, *, on: date, reply_due_on: date | None, reasons_asked: bool, reason: str) -> Verdict:
    """A delay follows on reasons that were asked for, is set before the reply is due, goes beyond that day and has a reason."""
    if not reasons_asked:
        return refused("先要求申请人说明理由，理由合理的才能延迟答复。", ARTICLE_35, "delay.reasons")
    if reply_due_on is not None and on > reply_due_on:
        return refused(f"答复期限{long_day(reply_due_on)}已经届满，不能再延迟。", ARTICLE_35, "delay.late")
    if until <= (reply_due_on or on):
        return refused("延迟答复的期限要晚于原来的答复期限。", ARTICLE_35, "delay.until")
    if not reason.strip():
        return refused("写明为什么不能按期答复，要告知申请人。", ARTICLE_35, "delay.reason")
    return ALLOWED
