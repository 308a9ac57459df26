"""Queries that Django builds and compiles once: that costs several times what the database needs for the rows of one page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, Generic, ParamSpec

from django.db import connection
from django.db.models import QuerySet

Given = ParamSpec("Given")
Row = tuple[Any, ...]


class Prepared(Generic[Given]):
    """A query written with Django's own words, `build`, whose arguments are values in its conditions: numbers, texts, moments.

    It returns plain tuples as the database has them: moments through `aware`, JSON as text. What decides the shape of the
    query is no argument: that is another query.
    """

    def __init__(self, build: Callable[Given, QuerySet[Any, Any]]) -> None:
        self.build = build
        self.compiled: dict[tuple[type, ...], tuple[str, tuple[Any, ...]]] = {}

    def __call__(self, *args: Given.args, **kwargs: Given.kwargs) -> list[Row]:
        """Return the rows."""
        kinds = tuple(map(type, args))
        if kinds not in self.compiled:
            self.compiled[kinds] = self._compile(kinds)
        statement, places = self.compiled[kinds]
        values = [_sent(args[one]) if is_given else one for is_given, one in places]
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            rows: list[Row] = cursor.fetchall()
        return rows

    def _compile(self, kinds: tuple[type, ...]) -> tuple[str, tuple[Any, ...]]:
        """Return the statement, and for each of its values the place of the argument or the value itself."""
        marks = [_mark(kind, place) for place, kind in enumerate(kinds)]
        statement, values = self.build(*marks).query.sql_with_params()  # type: ignore[call-arg]
        known = {_sent(mark): place for place, mark in enumerate(marks)}
        places = tuple((True, known[one]) if one in known else (False, one) for one in values)
        assert {one for is_given, one in places if is_given} == set(range(len(kinds))), "each argument stands in a condition"
        return statement, places


def aware(moment: datetime) -> datetime:
    """Return a moment of a row as Django would: SQLite has it without its zone."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _mark(kind: type, place: int) -> Any:
    """Return a value that no query has of its own, to find where an argument goes."""
    if issubclass(kind, datetime):
        return datetime(1, 1, 1, place, tzinfo=UTC)
    if issubclass(kind, date):
        return date(1, 1, 1 + place)
    return f"\x01{place}" if issubclass(kind, str) else 2_000_000_000 + place


def _sent(value: Any) -> Any:
    """Return a value as the database's module takes it."""
    return connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value
