"""The duties of an organ as rows of 今日."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.urls import reverse

from mingbai.accounts import policies
from mingbai.accounts.values import Acting
from mingbai.catalogue import actions, queries
from mingbai.catalogue.values.duties import DutyRow
from mingbai.core.paging import SHORT
from mingbai.organs import queries as organs
from mingbai.statute.disclosure.reminders import Urgency
from mingbai.workspace.deadline import TAG_KINDS
from mingbai.workspace.tasks import Task


def duty_tasks(by: Acting, at: datetime, *, begun: Collection[int] = ()) -> tuple[Task, ...]:
    """The next duties for whoever drafts, by their last day; `begun`: duties with a draft, which the drafts' own rows show.

    The first visit of a day makes the duties of the periods that have ended; later ones ask only whether that was done.
    """
    if not policies.may_work_for(by, organs.organ_by_id(by.organ_id)):
        return ()
    today = at.date()
    actions.generate(organ_code=by.organ_code, today=today, by=by, at=at)
    rows = queries.open_duties(by.organ_id, today, limit=SHORT + len(begun))
    return tuple(duty_task(row) for row in rows if row.id not in begun)[:SHORT]


def duty_task(row: DutyRow) -> Task:
    """One duty: why, until when, by which article, and the page that says what belongs in it."""
    return Task(
        tag=row.left,
        tag_kind=TAG_KINDS[row.urgency],
        title=row.title,
        why=row.why,
        source=f"依据：{row.source}",
        act="去办",
        href=reverse("work:duty", args=[row.id]),
        is_press=False,
        is_urgent=row.urgency in (Urgency.OVERDUE, Urgency.TODAY),
        on=row.judge_by,
    )
