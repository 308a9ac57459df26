"""Reviews and suits as rows of 今日: the answer, the hearing, the appeal, the reply anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from mingbai.cases.queries import proceedings as queries
from mingbai.cases.values.disputes import CaseDispute
from mingbai.core.words import day
from mingbai.statute.annual_report.counting import column_of
from mingbai.statute.cases.disputes import Procedure
from mingbai.workspace.cases.disputes.words import kind_words
from mingbai.workspace.deadline import deadline
from mingbai.workspace.tasks import Day, Task

ANSWER = {
    Procedure.REVIEW: "依据：行政复议法第48条",
    Procedure.SIMPLIFIED_REVIEW: "依据：行政复议法第54条",
    Procedure.SUIT: "依据：行政诉讼法第67条",
}


def dispute_tasks(asked: Day) -> tuple[Task, ...]:
    """Return a row for each last day that runs in a review or suit of this organ."""
    rows = queries.in_hand(by=asked.by, on=asked.on)
    return tuple(_task(row, on, why, source, asked) for row in rows for on, why, source in _dates(row, asked.on))


def _dates(row: CaseDispute, today: date) -> Iterator[tuple[date, str, str]]:
    if row.decision is None and row.answered_on is None and row.answer_due_on and row.procedure:
        yield row.answer_due_on, f"提出书面答复，提交证据，最迟{day(row.answer_due_on)}", ANSWER[row.procedure]
    if row.decision is None and row.hearing_on and row.hearing_on >= today:
        yield row.hearing_on, f"{day(row.hearing_on)}开庭、听证", "依据：行政复议法第50条，行政诉讼法第67条"
    is_lost = row.decision is not None and column_of(row.decision) == "corrected"
    if is_lost and row.appeal_by and row.appeal_by >= today:
        yield row.appeal_by, f"不服的，最迟{day(row.appeal_by)}上诉", "依据：行政诉讼法第85条"
    if row.opens_a_clock and row.anew_due_on and row.in_force_on and row.in_force_on <= today:
        yield row.anew_due_on, f"{day(row.in_force_on)}生效，要重新答复，最迟{day(row.anew_due_on)}", "依据：条例第33条"


def _task(row: CaseDispute, on: date, why: str, source: str, asked: Day) -> Task:
    tag = deadline(on, asked.on, asked.calendar)
    return Task(
        tag=tag.words,
        tag_kind=tag.kind,
        title=f"{kind_words(row)}：{row.number}",
        why=f"{row.case_number} {row.case_title}。{why}。".strip(),
        source=source,
        act="去办理",
        href=reverse("work:dispute", args=[row.id]),
        is_press=False,
        is_urgent=tag.is_urgent,
        on=on,
    )
