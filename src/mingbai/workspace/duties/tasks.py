"""Duties, and columns that are stale or blank, as rows of 今日."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from mingbai.accounts import policies
from mingbai.catalogue import queries
from mingbai.catalogue.queries import freshness
from mingbai.catalogue.queries.freshness import Columns, SiteColumnRow
from mingbai.catalogue.values.duties import DutyRow
from mingbai.core.paging import SHORT
from mingbai.entries import queries as entries
from mingbai.statute.disclosure.freshness import INSPECTION, Freshness
from mingbai.statute.disclosure.reminders import Urgency
from mingbai.workspace.deadline import TAG_KINDS, deadline
from mingbai.workspace.tasks import Day, Gathered, Task

NAMED = 4
TIMED = (Freshness.STALE, Freshness.DUE_SOON)


def gather(asked: Day) -> Gathered:
    """Return, for whoever drafts, the next duties by last day, then the columns; a duty with a draft appears as the draft."""
    if not policies.may_work_for(asked.by, asked.organ):
        return Gathered()
    begun = entries.duties_in_hand(asked.organ.id)
    rows = queries.open_duties(asked.organ.id, asked.on, limit=SHORT + len(begun))
    duties = tuple(_duty(row) for row in rows if row.id not in begun)[:SHORT]
    return Gathered((*duties, *_columns(asked)))


def _duty(row: DutyRow) -> Task:
    """Return one duty: why, until when, by which article, and the page that says what belongs in it."""
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


def _columns(asked: Day) -> tuple[Task, ...]:
    """Return one row for each column past or near its last day, and one for all blank ones."""
    found = freshness.columns(asked.organ, entries.updated(asked.organ.id), asked.on)
    timed = tuple(_timed(row, asked) for row in found.rows if row.freshness in TIMED)
    return (*timed, _blank(found)) if found.count(Freshness.BLANK) else timed


def _timed(row: SiteColumnRow, asked: Day) -> Task:
    assert row.last_on is not None
    left = deadline(row.last_on, asked.on, asked.calendar)
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
