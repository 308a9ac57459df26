"""Lists a page at a time, by key: a page goes on after the last row shown, so what is new moves nothing that follows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Generic, NamedTuple, TypeVar

from django.db.models import Q

from mingbai.core import asked

# What stands beside something else, or takes whole paragraphs; a list; what is worked through row by row.
SHORT, PAGE, LONG = 20, 50, 100

Row = TypeVar("Row")


class ListPage(NamedTuple, Generic[Row]):
    """Some rows of a list, and the key after which it goes on, empty at the end."""

    rows: tuple[Row, ...]
    next: str


def cut(found: Iterable[Row], size: int, key: Callable[[Row], object]) -> ListPage[Row]:
    """A page out of the rows found; one more than `size` was asked for, to see whether the list goes on."""
    rows = tuple(found)
    return ListPage(rows[:size], str(key(rows[size - 1])) if len(rows) > size else "")


def joined(on: date, pk: int) -> str:
    """The key of a row in a list by day or moment: 2021-01-19_12."""
    return f"{on.isoformat()}_{pk}"


def moment_of(key: str) -> tuple[datetime, int] | None:
    """Moment and number of a joined key; None for one that nobody gave out, which lists from the beginning."""
    at, _, pk = key.partition("_")
    moment = asked.moment(at)
    return (moment, asked.key(pk)) if moment is not None else None


def day_of(key: str) -> tuple[date, int] | None:
    """The same of a list by day."""
    on, _, pk = key.partition("_")
    day = asked.day(on)
    return (day, asked.key(pk)) if day is not None else None


def older(key: str, column: str) -> Q:
    """What follows a key in a list by this column, the newest first."""
    if (place := moment_of(key)) is None:
        return Q()
    at, pk = place
    # The first bound is where the index is entered; alone, the alternative would walk there from the newest.
    return Q(**{f"{column}__lte": at}) & (Q(**{f"{column}__lt": at}) | Q(pk__lt=pk))


def newer(key: str, column: str) -> Q:
    """What stands before a key in such a list."""
    if (place := moment_of(key)) is None:
        return Q()
    at, pk = place
    return Q(**{f"{column}__gte": at}) & (Q(**{f"{column}__gt": at}) | Q(pk__gt=pk))
