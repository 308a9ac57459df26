"""Reviews as rows of 今日: entries to decide on, and undisclosed ones due for re-evaluation."""

from __future__ import annotations

from django.urls import reverse

from mingbai.core.paging import SHORT
from mingbai.core.words import day
from mingbai.entries import queries
from mingbai.entries.queries.work import ClosedRow, InHand
from mingbai.statute.disclosure.review import REVIEWER, Stage
from mingbai.workspace.deadline import NO_LIMIT, deadline
from mingbai.workspace.tasks import Day, Gathered, Task

WORDS = {
    Stage.FIRST: ("去审查", "等您初审。"),
    Stage.SECRECY: ("去审查", "等您保密审查：先审查、后公开。"),
    Stage.FINAL: ("去审查", "等您终审。"),
    Stage.REFERRED: ("去登记", "已报有关部门确定，收到答复后登记。公开期限不因此停止。"),
}


def gather(asked: Day) -> Gathered:
    """Return what waits for this person's decision."""
    found = [_task(row, asked) for row in queries.queue(asked.by, SHORT)]
    if asked.by.kind == REVIEWER[Stage.SECRECY]:
        found += [_evaluation(row, asked) for row in queries.evaluations_due(asked.organ.id, asked.on, SHORT)]
    return Gathered(tuple(found))


def _task(row: InHand, asked: Day) -> Task:
    act, why = WORDS[row.stage]
    left = deadline(row.judge_by, asked.on, asked.calendar) if row.judge_by else NO_LIMIT
    until = f"公开期限是{day(row.judge_by)}。" if row.judge_by else ""
    return Task(
        tag=left.words,
        tag_kind=left.kind,
        title=row.title,
        why=f"{why}{until}",
        source="依据：条例第17条",
        act=act,
        href=reverse("work:review", args=[row.id]),
        is_press=False,
        is_urgent=left.is_urgent,
        on=row.judge_by,
    )


def _evaluation(row: ClosedRow, asked: Day) -> Task:
    left = deadline(row.evaluate_on, asked.on, asked.calendar)
    return Task(
        tag=left.words,
        tag_kind=left.kind,
        title=f"再看一次能不能公开：{row.title}",
        why="不予公开的信息要定期评估，情势变化可以公开的，应当公开。",
        source="依据：条例第18条",
        act="去评估",
        href=reverse("work:evaluate", args=[row.entry_id]),
        is_press=False,
        is_urgent=left.is_urgent,
        on=row.evaluate_on,
    )
