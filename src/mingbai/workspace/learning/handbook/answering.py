"""The chapters on applications and on the annual report."""

from __future__ import annotations

from django.conf import settings

from mingbai.core.words import day
from mingbai.rendering.casepaper.value import Prose
from mingbai.statute.annual_report.checks import CHECKS
from mingbai.statute.annual_report.due import due_on
from mingbai.statute.annual_report.forms import form_for
from mingbai.statute.cases.consultation import ANSWER_WORKDAYS
from mingbai.statute.cases.correction import NOTICE_WORKDAYS
from mingbai.statute.cases.extension import MOST_WORKDAYS
from mingbai.statute.cases.outcomes import Family, Outcome, law_of
from mingbai.statute.cases.reckoning import REPLY_WORKDAYS
from mingbai.statute.disclosure.guide import answers, application_contents, fees, ways
from mingbai.statute.index import rules
from mingbai.workspace.learning.handbook.parts import HandbookReader, Part, listed


def applications(reader: HandbookReader) -> tuple[Part, ...]:
    """Return what to do when somebody applies for information."""
    steps = [
        ("收到当天", "登记，打印登记回执", "条例第31条"),
        (f"{NOTICE_WORKDAYS}个工作日内", "看不明白要什么的，一次性告知补正", "条例第30条"),
        (f"{REPLY_WORKDAYS}个工作日内", "答复；能当场答复的当场答复", "条例第33条"),
        (f"再加最多{MOST_WORKDAYS}个工作日", "要延期的，期满以前告知申请人", "条例第33条"),
        (f"第三方{ANSWER_WORKDAYS}个工作日", "涉及别人的，先征求意见；这段时间不算在内", "条例第32条"),
        ("办结以后", "送达有据，装盒归档", "条例第45条"),
    ]
    contents = "；".join(application_contents())
    said = (
        f"申请写明三样就够了：{contents}。不用写用途，也不能因为没写用途不收。",
        *(one.text for one in ways()),
        *(one.text for one in answers()),
        fees(reader.on).text,
    )
    ends = [
        (law.name, "、".join(one.article for one in law.citations))
        for law in map(law_of, Outcome)
        if law.family is not Family.RECORD
    ]
    return (
        listed("哪天以前做什么", "什么时候 3 做什么 5 依据 2", steps),
        Prose(said, "指南里对申请人这样说"),
        listed("答复有哪几种", "答复 5 条例 4", ends),
    )


def annual_report(reader: HandbookReader) -> tuple[Part, ...]:
    """Return what the annual report is, by when, and what is checked in it."""
    year = reader.on.year
    due = due_on(reader.organ.level, year, settings.TOWNSHIP_REPORT_DUE)
    form = form_for(year)
    until = f"{year}年的报告最迟{day(due.on)}公布（{due.citation}）。" if due else ""
    said = (
        f"{until}数字从记录里来，不用再填一遍；点数字，看是哪些记录。",
        f"六个部分：{'；'.join(form.section_titles)}。",
        "没有发生的填0，不留空。改了数字要说明来处，两处对不上的系统会指出来。",
    )
    names = [(one.name, "、".join(map(str, one.citations))) for one in rules({check.__module__ for check in CHECKS})]
    return Prose(said), listed("报送以前查这些", "查什么 4 依据 6", names)
