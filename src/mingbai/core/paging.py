"""Lists a page at a time, by key: a page continues after the last row shown, so new rows shift nothing that follows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Generic, NamedTuple, TypeVar

from django.db.models import Q

from mingbai.core import asked

# SHORT for side panels and whole paragraphs, PAGE for lists, LONG for lists worked through row by row.
SHORT, PAGE, LONG = 20, 50, 100

Row = TypeVar("Row")


class ListPage(NamedTuple, Generic[Row]):
    """Some rows of a list and the key after which it continues, empty at the end."""

    rows: tuple[Row, ...]
    next: str


def cut(found: Iterable[Row], size: int, key: Callable[[Row], object]) -> ListPage[Row]:
    """Cut a page from the rows found; the caller asks for one more than `size` to see whether the list continues."""
    rows = tuple(found)
    return ListPage(rows[:size], str(key(rows[size - 1])) if len(rows) > size else "")


def joined(on: date, pk: int) -> str:
    """Return the key of a row in a list by day or moment: 2021-01-19_12."""
    return f"{on.isoformat()}_{pk}"


def moment_of(key: str) -> tuple[datetime, int] | None:
    """Return the moment and the primary key in a joined key; None for an invalid one, which lists from the beginning."""
    at, _, pk = key.partition("_")
    moment = asked.moment(at)
    return (moment, asked.key(pk)) if moment is not None else None


def day_of(key: str) -> tuple[date, int] | None:
    """Return the day and the primary key in a joined key; None for an invalid one."""
    on, _, pk = key.partition("_")
    day = asked.day(on)
    return (day, asked.key(pk)) if day is not None else None


def older(key: str, column: str) -> Q:
    """Select what follows a key in a list by this column, newest first."""
    place = moment_of(key)
    return before(*place, column) if place is not None else Q()


def before(at: datetime, pk: int, column: str) -> Q:
    """Select what stands after this row in a list by this column, newest first."""
    # The first bound is where the index scan starts; the alternative alone would scan from the newest row.
    return Q(**{f"{column}__lte": at}) & (Q(**{f"{column}__lt": at}) | Q(pk__lt=pk))


def newer(key: str, column: str) -> Q:
    """Select what precedes a key in a list by this column, newest first."""
    if (place := moment_of(key)) is None:
        return Q()
    at, pk = place
    return Q(**{f"{column}__gte": at}) & (Q(**{f"{column}__gt": at}) | Q(pk__gt=pk))
