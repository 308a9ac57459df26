"""Lists of what is public at one place of the law or the catalogue, newest first: plain rows of prepared queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Any

from django.db.models import QuerySet, Sum

from mingbai.core.paging import PAGE, ListPage, before, cut, joined, moment_of
from mingbai.core.prepared import Prepared, Row, aware
from mingbai.core.words import CHINA, in_china
from mingbai.entries.models import Entry, Tally
from mingbai.entries.values.rows import ListedRow

FIELDS = ("id", "title", "index_number", "formed_on", "published_at", "organ_id")
MOST_COUNTED = 1000
"""Beyond it a count that is not stored says "at least"."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where to look: an item of the law, a line or a field of the catalogue; of one organ, or of all (0)."""

    column: str
    value: str | int
    organ_id: int = 0

    @property
    def values(self) -> tuple[str | int, ...]:
        """The arguments of its queries."""
        return (self.value, self.organ_id) if self.organ_id else (self.value,)


@dataclass(frozen=True, slots=True)
class YearOrMonth:
    """A year, or one of its months (0: the whole year), by the day of publication in China."""

    year: int
    month: int = 0

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        """The first moment, and the first after it."""
        first = date(self.year, self.month or 1, 1)
        last = date(self.year + 1, 1, 1) if self.month in (0, 12) else date(self.year, self.month + 1, 1)
        return datetime.combine(first, time(), CHINA), datetime.combine(last, time(), CHINA)


def records(place: Place, period: YearOrMonth | None = None, *, after: str = "") -> ListPage[ListedRow]:
    """Return a page of what is listed there, with the key of the next page (empty on the last).

    `after` names the last entry shown, so what follows it does not shift when something new is published.
    """
    key = moment_of(after)
    found = _listed(place.column, bool(place.organ_id), period is not None, key is not None)
    rows = found(*place.values, *(period.bounds if period else ()), *(key or ()))
    return cut(map(_row, rows), PAGE, lambda row: joined(row.published_at, row.id))


def total(place: Place) -> int:
    """Return how many entries are listed there, from stored counts."""
    return sum(n or 0 for (n,) in _tallied(place.column, bool(place.organ_id))(*place.values))


def counted(place: Place, period: YearOrMonth) -> int:
    """Count those of a period; MOST_COUNTED + 1 for more than that many."""
    return len(_of_period(place.column, bool(place.organ_id))(*place.values, *period.bounds))


def first_year(place: Place) -> int:
    """Return the year of the oldest entry there; 0 without one."""
    rows = _oldest(place.column, bool(place.organ_id))(*place.values)
    return aware(rows[0][0]).astimezone(CHINA).year if rows else 0


def _row(row: Row) -> ListedRow:
    pk, title, number, formed_on, moment, organ_id = row
    at = aware(moment)
    return ListedRow(pk, title, number, formed_on, at, organ_id, in_china(at).date())


def _at(column: str, value: str | int, rest: list[Any], *, of_organ: bool) -> dict[str, Any]:
    return {"is_listed": True, column: value, **({"organ_id": rest.pop(0)} if of_organ else {})}


@cache
def _listed(column: str, of_organ: bool, in_period: bool, is_continued: bool) -> Prepared[...]:
    def build(value: str | int, *given: Any) -> QuerySet[Entry, Any]:
        rest = list(given)
        found = Entry.objects.filter(**_at(column, value, rest, of_organ=of_organ))
        if in_period:
            first, end = rest.pop(0), rest.pop(0)
            found = found.filter(published_at__gte=first, published_at__lt=end)
        if is_continued:
            found = found.filter(before(rest[0], rest[1], "published_at"))
        return found.order_by("-published_at", "-id").values_list(*FIELDS)[: PAGE + 1]

    return Prepared(build)


@cache
def _of_period(column: str, of_organ: bool) -> Prepared[...]:
    def build(value: str | int, *given: Any) -> QuerySet[Entry, Any]:
        rest = list(given)
        found = Entry.objects.filter(**_at(column, value, rest, of_organ=of_organ))
        return found.filter(published_at__gte=rest[0], published_at__lt=rest[1]).values_list("id")[: MOST_COUNTED + 1]

    return Prepared(build)


@cache
def _oldest(column: str, of_organ: bool) -> Prepared[...]:
    def build(value: str | int, *given: Any) -> QuerySet[Entry, Any]:
        found = Entry.objects.filter(**_at(column, value, list(given), of_organ=of_organ))
        return found.order_by("published_at", "id").values_list("published_at")[:1]

    return Prepared(build)


@cache
def _tallied(column: str, of_organ: bool) -> Prepared[...]:
    def build(value: str | int, *organ: int) -> Any:
        found = Tally.objects.filter(**{column: value}, **({"organ_id": organ[0]} if of_organ else {}))
        return found.order_by().values(column).annotate(n=Sum("listed")).values_list("n")

    return Prepared(build)
