"""Reads of published entries."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db.models import Count, QuerySet

from mingbai.core.paging import PAGE, ListPage, cut, joined, older
from mingbai.core.words import CHINA, in_china
from mingbai.entries.models import Entry
from mingbai.entries.values.rows import EntryRow

COLUMNS = (
    "id", "organ__code", "organ__name", "organ__level", "statutory_item", "title", "index_number", "formed_on", "published_at",
    "is_demonstration",
)  # fmt: skip


NEWEST = ("-published_at", "-id")


def latest(limit: int) -> tuple[EntryRow, ...]:
    """Return the latest entries of all organs, newest first."""
    return _rows(_published().order_by(*NEWEST)[:limit])


def newest_of(organ_id: int, limit: int) -> tuple[EntryRow, ...]:
    """Return the latest entries of one organ, newest first."""
    return _rows(_published().filter(organ_id=organ_id).order_by(*NEWEST)[:limit])


def by_catalogue(*, organ_id: int, line_id: int, after: str = "", limit: int = PAGE) -> ListPage[EntryRow]:
    """Return a page of published entries of one catalogue line, newest first."""
    return page_of(_published().filter(organ_id=organ_id, line_id=line_id), after, limit)


def fields_of_year(organ_id: int, first_on: date, last_on: date, limit: int) -> tuple[str, ...]:
    """Return the fields of the catalogue in which an organ published most in these days (in China), most first."""
    days = (datetime.combine(one, time(), CHINA) for one in (first_on, last_on + timedelta(days=1)))
    listed = _published().filter(organ_id=organ_id).exclude(field="")
    listed = listed.filter(**dict(zip(("published_at__gte", "published_at__lt"), days, strict=True)))
    rows = listed.order_by().values_list("field").annotate(n=Count("id")).order_by("-n", "field")
    return tuple(field for field, _ in rows[:limit])


def years_published() -> tuple[int, ...]:
    """Return the years in China from that of the latest listed entry back to that of the first."""
    ends = (
        _published().order_by(*way).values_list("published_at", flat=True).first() for way in (("published_at", "id"), NEWEST)
    )
    first, last = (in_china(at).year if at else 0 for at in ends)
    return tuple(range(last, first - 1, -1)) if first else ()


def page_of(listed: QuerySet[Entry], after: str, limit: int) -> ListPage[EntryRow]:
    """Return a page of published entries, newest first, with the key of the next page (empty on the last)."""
    found = _rows(listed.filter(older(after, "published_at")).order_by(*NEWEST)[: limit + 1])
    return cut(found, limit, lambda row: joined(row.published_at, row.id))


def _published() -> QuerySet[Entry]:
    return Entry.objects.filter(is_listed=True)


def _rows(query: QuerySet[Entry]) -> tuple[EntryRow, ...]:
    return tuple(EntryRow(*values) for values in query.values_list(*COLUMNS))
