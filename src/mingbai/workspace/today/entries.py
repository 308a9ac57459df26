"""Drafts and reviews as rows of 今日: what is to be written, decided or let out, and what is in somebody else's hands."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from mingbai.accounts.values import Acting
from mingbai.calendars import queries as calendars
from mingbai.core.paging import SHORT
from mingbai.core.words import day
from mingbai.entries import queries
from mingbai.entries.values.views import ClosedRow, InHand
from mingbai.statute.disclosure.review import REVIEWER, REVIEWS, Stage
from mingbai.statute.posts import WORKERS
from mingbai.statute.workdays.calendar import Calendar
from mingbai.workspace.deadline import DeadlineTag, deadline
from mingbai.workspace.tasks import Task, Waiting

NO_LIMIT = DeadlineTag("没有期限", "", False)
MINE = (Stage.RETURNED, Stage.DRAFT, Stage.APPROVED)
WORDS = {
    Stage.DRAFT: ("接着做", "草稿还没有送审。"),
    Stage.RETURNED: ("去修改", "审查退回，意见在稿子下面的经过里。"),
    Stage.APPROVED: ("去发布", "审查都通过了，等发布。"),
    Stage.FIRST: ("去审查", "等您初审。"),
    Stage.SECRECY: ("去审查", "等您保密审查：先审查、后公开。"),
    Stage.FINAL: ("去审查", "等您终审。"),
    Stage.REFERRED: ("去登记", "已报保密行政管理部门确定，收到答复后登记。公开期限不因此停止。"),
}
WHOSE = {Stage.FIRST: "初审", Stage.SECRECY: "保密审查", Stage.FINAL: "终审", Stage.REFERRED: "保密行政管理部门"}


def entry_tasks(by: Acting, today: date) -> tuple[tuple[Task, ...], frozenset[int]]:
    """What this person does next with entries, and the duties for which there is a draft already."""
    calendar = calendars.national()
    found = [_task(row, today, calendar) for row in queries.queue(by, SHORT)]
    begun: frozenset[int] = frozenset()
    if by.kind in WORKERS:
        mine, _ = queries.in_hand(by.organ_id, stages=MINE, limit=SHORT)
        found += [_task(row, today, calendar) for row in mine if row.scheduled_at is None]
        all_in_hand, _ = queries.in_hand(by.organ_id, limit=5 * SHORT)
        begun = frozenset(row.duty_id for row in all_in_hand if row.duty_id is not None)
    if by.kind == REVIEWER[Stage.SECRECY]:
        found += [_evaluation(row, today, calendar) for row in queries.evaluations_due(by.organ_id, today, SHORT)]
    return tuple(found), begun


def entries_waiting(by: Acting) -> tuple[Waiting, ...]:
    """The drafts of the own organ that somebody else decides about."""
    if by.kind not in WORKERS:
        return ()
    mine = {row.id for row in queries.queue(by, SHORT)}
    rows, _ = queries.in_hand(by.organ_id, stages=(*REVIEWS, Stage.REFERRED), limit=SHORT)
    return tuple(Waiting(row.title, reverse("work:entry", args=[row.id]), WHOSE[row.stage]) for row in rows if row.id not in mine)


def _task(row: InHand, today: date, calendar: Calendar) -> Task:
    left = deadline(row.judge_by, today, calendar) if row.judge_by else NO_LIMIT
    act, why = WORDS[row.stage]
    if row.plan_failure:
        act, why, left = "去处理", f"定时发布没有发出：{row.plan_failure}", DeadlineTag("没有发出", "late", True)
    name = "work:entry" if row.stage in MINE else "work:review"
    until = f"公开期限是{day(row.judge_by)}。" if row.judge_by else ""
    return Task(
        tag=left.words,
        tag_kind=left.kind,
        title=row.title,
        why=f"{why}{until}",
        source="依据：条例第17条" if name == "work:review" else "",
        act=act,
        href=reverse(name, args=[row.id]),
        is_press=False,
        is_urgent=left.is_urgent,
        on=row.judge_by or (today if row.plan_failure else None),
    )


def _evaluation(row: ClosedRow, today: date, calendar: Calendar) -> Task:
    left = deadline(row.evaluate_on, today, calendar)
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
