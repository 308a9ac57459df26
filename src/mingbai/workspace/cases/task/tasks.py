"""Rows of 今日 on work that was given to others: for whoever is asked, the higher the later it is, and for whoever asked."""

from __future__ import annotations

from django.urls import reverse

from mingbai.cases.queries import listing as queries
from mingbai.cases.queries.clock import practice
from mingbai.cases.values.rows import CaseTaskRow
from mingbai.core.words import day
from mingbai.statute.cases.tasks import is_near, reminded, workdays_late
from mingbai.statute.disclosure.committees import takes_applications
from mingbai.statute.posts import WORKERS, PostKind
from mingbai.workspace.deadline import deadline
from mingbai.workspace.tasks import Day, Task

SOURCE = "依据：条例第45条"


def given_tasks(asked: Day) -> tuple[Task, ...]:
    """Return the open work this person is told of: what their organ or a section of it is to do, and what others owe it."""
    to_us = queries.tasks_for(by=asked.by)
    from_us = queries.tasks_given(by=asked.by) if takes_applications(asked.organ.level) else ()
    if not to_us and not from_us:
        return ()
    after = practice().task_leader_workdays
    filled = {one.kind for one in asked.holders}
    inside = tuple(one for one in from_us if not one.to_organ and is_near(one.due_on, asked.on, asked.calendar))
    ours = [one for one in (*to_us, *inside) if asked.by.kind in reminded(one.due_on, asked.on, asked.calendar, after, filled)]
    owed = [one for one in from_us if one.to_organ and one.due_on < asked.on] if asked.by.kind in WORKERS else []
    return (*(_ours(one, asked) for one in ours), *(_owed(one, asked) for one in owed))


def _ours(row: CaseTaskRow, asked: Day) -> Task:
    tag = deadline(row.due_on, asked.on, asked.calendar)
    late = workdays_late(row.due_on, asked.on, asked.calendar)
    until = f"过了{late}个工作日，还没有回复{'' if asked.by.kind == PostKind.CLERK else '，请督促'}。" if late else ""
    return Task(
        tag=tag.words,
        tag_kind=tag.kind,
        title=f"{row.case_number}：{row.case_title}",
        why=f"请{row.to_whom}办：{row.what.rstrip('。')}。{day(row.due_on)}以前回复。{until}",
        source=SOURCE,
        act="去回复" if row.to_organ else "登记回复",
        href=reverse("work:case-task", args=[row.id]),
        is_press=False,
        is_urgent=tag.is_urgent,
        on=row.due_on,
    )


def _owed(row: CaseTaskRow, asked: Day) -> Task:
    tag = deadline(row.due_on, asked.on, asked.calendar)
    state = f"{day(row.received_on)}签收了" if row.received_on else "还没有签收"
    return Task(
        tag=tag.words,
        tag_kind=tag.kind,
        title=f"{row.case_number}：{row.case_title}",
        why=f"交给{row.to_organ}（{row.to_whom}）办的，应当在{day(row.due_on)}以前回复；{state}，没有回复。去催。",
        source=SOURCE,
        act="去看",
        href=f"{reverse('work:case', args=[row.case_id])}#tasks",
        is_press=False,
        is_urgent=True,
        on=row.due_on,
    )
