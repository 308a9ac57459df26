"""Accounts without update as rows of 今日."""

from __future__ import annotations

from django.urls import reverse

from mingbai.accounts import policies
from mingbai.core.paging import SHORT
from mingbai.media import queries
from mingbai.media.values import MediaAccountRow
from mingbai.statute.disclosure.media import TWO_WEEKS
from mingbai.statute.disclosure.reminders import Urgency, soon_until, urgency
from mingbai.workspace.deadline import TAG_KINDS
from mingbai.workspace.tasks import Day, Gathered, Task


def gather(asked: Day) -> Gathered:
    """Return a row for each account that needs an update within days, for those who keep it."""
    if not policies.may_work_for(asked.by, asked.organ):
        return Gathered()
    soon = soon_until(asked.on, asked.calendar)
    found = queries.open_accounts([asked.organ.id], limit=SHORT).rows
    due = ((row, urgency(row.due_on, row.due_on, asked.on, soon)) for row in found)
    return Gathered(tuple(_task(asked, row, how) for row, how in due if how is not Urgency.LATER))


def _task(asked: Day, row: MediaAccountRow, how: Urgency) -> Task:
    return Task(
        tag="没有更新",
        tag_kind=TAG_KINDS[how],
        title=f"{row.kind_words}“{row.name}”{row.silent(asked.on)}天没有更新",
        why="两周没有更新，检查不合格。发一条；在别处发过的，记下日期；办不下去的，关停。",
        source=f"依据：{TWO_WEEKS}",
        act="去看",
        href=reverse("work:media-account", args=[row.id]),
        is_press=False,
        is_urgent=how is Urgency.OVERDUE,
        on=row.due_on,
    )
