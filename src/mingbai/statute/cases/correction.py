"""Asking the applicant to correct an unclear application: within 7 working days, once, all of it (条例第30条)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from mingbai.statute.cases.sources import MODEL_OF_2020
from mingbai.statute.citation import regulations
from mingbai.statute.dates import long_day
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused
from mingbai.statute.workdays.calendar import Calendar
from mingbai.statute.workdays.deadline import Deadline

ARTICLE_30 = regulations("第30条")
NOTICE_WORKDAYS = 7


class Unclear(StrEnum):
    """What an application may lack, in the words of the model rules."""

    APPLICANT = "applicant"
    CONTENT = "content"
    FORM = "form"


UNCLEAR_WORDS = {
    Unclear.APPLICANT: "未能提供申请人的姓名或者名称、身份证明、联系方式",
    Unclear.CONTENT: "申请公开的政府信息的名称、文号或者其他特征性描述不明确或有歧义",
    Unclear.FORM: "申请公开的政府信息的形式要求不明确，包括未明确获取信息的方式、途径",
}
CONSEQUENCE = "无正当理由逾期不补正的，视为放弃申请，本机关不再处理该政府信息公开申请"


@rule(ARTICLE_30, name="补正告知的期限")
def notice_due_on(received_on: date, calendar: Calendar) -> date:
    """Return the last day for the notice: the 7th working day after receipt. Raises YearNotAnnounced."""
    return calendar.add(received_on, NOTICE_WORKDAYS)


@rule(ARTICLE_30, MODEL_OF_2020, name="可以要求补正的情形")
def may_ask(situations: tuple[Unclear, ...], *, noticed_before: bool, today: date, due: Deadline) -> Verdict:
    """A correction is asked for once, for one of three situations, and not after the 7th working day."""
    if noticed_before:
        return refused("补正只能一次性告知，这件申请已经告知过。", ARTICLE_30, "correction.twice")
    if not situations:
        return refused("选明要补正什么：至少一种情形。", MODEL_OF_2020, "correction.situation")
    if today > due.judge_by:
        return refused(
            f"补正告知最迟是{long_day(due.judge_by)}（收到之日起7个工作日），已经过了。请按现有内容办理。",
            ARTICLE_30,
            "correction.late",
        )
    return ALLOWED


@rule(ARTICLE_30, name="补正的期限")
def answer_due_on(told_on: date, workdays: int, calendar: Calendar) -> date:
    """Return the last day for the applicant: the nth working day after `told_on`. Raises YearNotAnnounced."""
    return calendar.add(told_on, workdays)


@rule(ARTICLE_30, name="逾期不补正视为放弃申请")
def may_lapse(answer_by: date, today: date, *, has_good_reason: bool) -> Verdict:
    """An application lapses only after the last day for the correction, and not when there is a good reason for the delay."""
    if today <= answer_by:
        return refused(f"补正期限到{long_day(answer_by)}，还没有过。", ARTICLE_30, "correction.running")
    if has_good_reason:
        return refused("申请人有正当理由，不能视为放弃申请。", ARTICLE_30, "correction.reason")
    return ALLOWED
