"""Reads of duties: an organ's open ones in order of their days, the county's overdue ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Min, QuerySet, Value, When

from mingbai.calendars import queries as calendars
from mingbai.catalogue.models import Duty, DutyRun
from mingbai.catalogue.models.duties import DutyState
from mingbai.catalogue.values.duties import MARKED_OPEN, DutyCounts, DutyRow, LateOrgan
from mingbai.core.errors import NotVisible
from mingbai.core.paging import PAGE
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.reminders import Urgency, left, soon_until, urgency
from mingbai.statute.workdays.calendar import Calendar, YearNotAnnounced
from mingbai.statute.workdays.provisional import provisional

PLAIN = (
    "id",
    "organ_id",
    "line_id",
    "chain_id",
    "step",
    "title",
    "why",
    "kind",
    "period_key",
    "formed_on",
    "remind_by",
    "judge_by",
    "source",
    "statutory_item",
    "state",
    "fulfilled_on",
    "dropped_reason",
)
# Where a page of the list ends: its last row's day and key.
After = tuple[date, int]


def counting_calendar(on: date, until: int | None = None) -> Calendar:
    """Return the local calendar; years not announced yet (this one, the next) rest on the statutory holidays alone.

    `until`: as it was after the notice with this key (`calendars.queries.local`).
    """
    calendar = calendars.local(until)
    for year in (on.year, on.year + 1):
        with suppress(YearNotAnnounced):
            calendar = provisional(calendar, year)
    return calendar


def duty(duty_id: int, today: date) -> DutyRow:
    """Return one duty in whatever state; raise NotVisible when there is none."""
    for row in _rows(Duty.objects.filter(pk=duty_id), today):
        return row
    raise NotVisible(str(duty_id))


def open_duties(
    organ_id: int,
    today: date,
    *,
    after: After | None = None,
    limit: int = PAGE,
    only: Urgency | None = None,
    until: date | None = None,
) -> tuple[DutyRow, ...]:
    """Return a page of an organ's open duties by last day, starting after the given day and key.

    `only` keeps one urgency, `until` those that fall due from today to before that day.
    """
    found = Duty.objects.filter(organ_id=organ_id, state=DutyState.OPEN)
    if until is not None:
        found = found.filter(judge_by__gte=today, judge_by__lt=until)
    return _paged(_only(found, only, today), today, after, limit)


def closed_duties(
    organ_id: int, state: str, today: date, *, after: After | None = None, limit: int = PAGE
) -> tuple[DutyRow, ...]:
    """Return a page of an organ's fulfilled or dropped duties, latest day first."""
    found = Duty.objects.filter(organ_id=organ_id, state=state).order_by("-judge_by", "-id")
    if after:
        found = found.filter(judge_by__lte=after[0]).exclude(judge_by=after[0], id__gte=after[1])
    return tuple(_rows(found[:limit], today))


def duty_counts(organ_id: int, today: date) -> DutyCounts:
    """Count an organ's open duties by urgency."""
    soon = soon_until(today, calendars.national())
    shade = Case(
        When(judge_by__lt=today, then=Value(0)),
        When(remind_by__lte=today, then=Value(1)),
        When(remind_by__lte=soon, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    found = Duty.objects.filter(organ_id=organ_id, state=DutyState.OPEN)
    listed = dict(found.annotate(shade=shade).values("shade").annotate(n=Count("id")).values_list("shade", "n"))
    return DutyCounts(*(listed.get(number, 0) for number in range(4)))


def late_duties(
    today: date, organ_ids: Collection[int] | None = None, *, kind: str = "", limit: int = PAGE
) -> tuple[DutyRow, ...]:
    """Return overdue duties, oldest first, of these organs or of the whole county; `kind` keeps one kind."""
    found = Duty.objects.filter(state=DutyState.OPEN, judge_by__lt=today)
    if kind:
        found = found.filter(kind=kind)
    if organ_ids is not None:
        found = found.filter(organ_id__in=list(organ_ids))
    return _paged(found, today, None, limit)


def without_duties_of(today: date) -> tuple[int, ...]:
    """Return the organs whose duties have not been made for this day yet."""
    made = set(DutyRun.objects.filter(generated_on__gte=today).values_list("organ_id", flat=True))
    return tuple(row.id for row in organs.tree() if row.id not in made)


def organs_late(county_id: int, today: date) -> tuple[LateOrgan, ...]:
    """Return the organs supervised by this one that have overdue duties, the longest overdue first."""
    named = {row.id: row for row in organs.supervised(county_id)}
    return _late_of(named, Duty.objects.filter(state=DutyState.OPEN, judge_by__lt=today))


def marked_open_late(asked: Iterable[OrganRow], today: date) -> tuple[LateOrgan, ...]:
    """Return which of these organs have documents or topics marked 主动公开 that are past their limit and not public."""
    found = Duty.objects.filter(kind=MARKED_OPEN, state=DutyState.OPEN, judge_by__lt=today)
    return _late_of({row.id: row for row in asked}, found)


def _late_of(named: Mapping[int, OrganRow], found: QuerySet[Duty]) -> tuple[LateOrgan, ...]:
    """Count duties by organ, the organ with the oldest first."""
    counted = found.filter(organ_id__in=list(named)).values("organ_id").annotate(n=Count("id"), oldest=Min("judge_by"))
    late = [
        LateOrgan(row["organ_id"], named[row["organ_id"]].code, named[row["organ_id"]].name, row["n"], row["oldest"])
        for row in counted
    ]
    return tuple(sorted(late, key=lambda one: (one.oldest_on, one.organ_id)))


def duties_of_chain(chain_id: int, today: date) -> tuple[DutyRow, ...]:
    """Return the open duties of a chain's steps."""
    return tuple(_rows(Duty.objects.filter(chain_id=chain_id, state=DutyState.OPEN).order_by("judge_by", "id"), today))


def _only(found: QuerySet[Duty], only: Urgency | None, today: date) -> QuerySet[Duty]:
    if only is None:
        return found
    if only is Urgency.OVERDUE:
        return found.filter(judge_by__lt=today)
    soon = soon_until(today, calendars.national())
    found = found.filter(judge_by__gte=today)
    if only is Urgency.TODAY:
        return found.filter(remind_by__lte=today)
    return found.filter(remind_by__gt=today, remind_by__lte=soon) if only is Urgency.SOON else found.filter(remind_by__gt=soon)


def _paged(found: QuerySet[Duty], today: date, after: After | None, limit: int) -> tuple[DutyRow, ...]:
    if after:
        # The first condition bounds the index scan; the second drops rows that the previous page showed.
        found = found.filter(judge_by__gte=after[0]).exclude(judge_by=after[0], id__lte=after[1])
    return tuple(_rows(found.order_by("judge_by", "id")[:limit], today))


def _rows(found: QuerySet[Duty], today: date) -> list[DutyRow]:
    calendar = calendars.national()
    soon = soon_until(today, calendar)
    listed = found.annotate(organ_code=F("organ__code"), organ_name=F("organ__name"))
    rows: list[DutyRow] = []
    for values in listed.values(*PLAIN, "organ_code", "organ_name"):
        row: dict[str, Any] = dict(values)
        days = (row["remind_by"], row["judge_by"], today)
        rows.append(DutyRow(**row, urgency=urgency(*days, soon), left=left(*days, calendar)))
    return rows
