"""The columns of the organ as rows of 今日: what the inspection of government sites would find stale or blank."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from mingbai.accounts import policies
from mingbai.accounts.values import Acting
from mingbai.calendars import queries as calendars
from mingbai.catalogue.queries import freshness
from mingbai.catalogue.queries.freshness import Columns, SiteColumnRow
from mingbai.entries import queries
from mingbai.organs import queries as organs
from mingbai.statute.disclosure.freshness import INSPECTION, Freshness
from mingbai.workspace.deadline import deadline
from mingbai.workspace.tasks import Task

NAMED = 4
TIMED = (Freshness.STALE, Freshness.DUE_SOON)


def column_tasks(by: Acting, today: date) -> tuple[Task, ...]:
    """One row for each column past its time or close to it, and one for all that are blank; for whoever drafts."""
    organ = organs.organ_by_id(by.organ_id)
    if not policies.may_work_for(by, organ):
        return ()
    found = freshness.columns(organ, queries.updated(organ.id), today)
    timed = tuple(_timed(row, today) for row in found.rows if row.freshness in TIMED)
    return (*timed, _blank(found)) if found.count(Freshness.BLANK) else timed


def _timed(row: SiteColumnRow, today: date) -> Task:
    assert row.last_on is not None
    left = deadline(row.last_on, today, calendars.national())
    return Task(
        tag=left.words,
        tag_kind=left.kind,
        title=f"更新栏目：{row.name}",
        why=row.reason,
        source=f"依据：{INSPECTION}",
        act="去更新",
        href=f"{reverse('work:entry-new')}?{urlencode({'field': row.name})}",
        is_press=False,
        is_urgent=left.is_urgent,
        on=row.last_on,
    )


def _blank(found: Columns) -> Task:
    names = [row.name for row in found.rows if row.freshness is Freshness.BLANK]
    more = "等" if len(names) > NAMED else ""
    warning = "" if found.verdict else found.verdict.reason
    return Task(
        tag="空白",
        tag_kind="",
        title=f"{len(names)}个栏目还是空白",
        why=f"{'、'.join(names[:NAMED])}{more}没有内容。放上内容，或者写明这些事项不适用。{warning}",
        source=f"依据：{INSPECTION}",
        act="去看栏目",
        href=reverse("work:duty-columns"),
        is_press=False,
        is_urgent=False,
    )
