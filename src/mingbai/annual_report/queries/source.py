"""A source of figures: the cells it counts, how it counts them, the page of its records, and the rule behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from mingbai.annual_report.queries.previous import Previous, previous
from mingbai.annual_report.values import CountingRule, RecordRow
from mingbai.channels import queries as channels
from mingbai.channels.values import Counts
from mingbai.core.asked import key
from mingbai.core.paging import ListPage, cut
from mingbai.statute.annual_report.counting import FORM_NAME, period
from mingbai.statute.annual_report.forms import CellKind, Form, form_for
from mingbai.statute.citation import Citation

Value = int | Decimal | None
Row = TypeVar("Row")
PLATFORM = "平台的计数办法"


@dataclass(frozen=True)
class Scope:
    """One organ's year to count; what several sources need is read once, and only when one asks for it."""

    organ_id: int
    year: int
    known_before: Previous | None = None

    @cached_property
    def form(self) -> Form:
        """The year's report form."""
        return form_for(self.year)

    @cached_property
    def days(self) -> tuple[date, date]:
        """The first and last day of the year."""
        return period(self.year)

    @cached_property
    def before(self) -> Previous | None:
        """The previous year's figures, or None."""
        return self.known_before or previous(self.organ_id, self.year)

    @cached_property
    def publications(self) -> Counts:
        """The year's deliveries by channel, and its number of distinct entries."""
        return channels.counts(self.organ_id, *self.days)


@dataclass(frozen=True, slots=True)
class Asked:
    """One page of one figure's records; `after` is the key of the previous page's last row."""

    scope: Scope
    path: str
    after: str
    limit: int

    @property
    def after_id(self) -> int:
        """The key as a number; an unknown key lists from the beginning."""
        return key(self.after)


# A page of a figure's records.
Found = ListPage[RecordRow]


@dataclass(frozen=True, slots=True)
class Counting:
    """How figures are counted, by which article, and what to say when there is nothing to count."""

    text: str
    citation: Citation
    empty: str


def no_labels(scope: Scope) -> Mapping[str, str]:
    """Return no labels: the form names its own cells."""
    return {}


def nothing_known(path: str) -> Mapping[str, str]:
    """Return nothing: the cell says nothing about its records."""
    return {}


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of record behind figures of the report.

    `register` is where a missing record is entered. `countings` are keyed by path prefix, longer prefixes first; the prefixes
    together say which figures the source owns. `count` gives the figures that have records, `page` the records of one figure,
    `labels` the names of figures beside the tables, `known` what a figure tells about a record that is missing from it.
    """

    register: str
    countings: Mapping[str, Counting]
    count: Callable[[Scope], Mapping[str, Value]]
    page: Callable[[Asked], Found]
    labels: Callable[[Scope], Mapping[str, str]] = no_labels
    known: Callable[[str], Mapping[str, str]] = nothing_known

    def owns(self, path: str) -> bool:
        """Return whether its records make up this figure."""
        return any(path.startswith(beginning) for beginning in self.countings)

    def figures(self, scope: Scope) -> Mapping[str, Value]:
        """Return all of this source's figures for the year: cells of the form (0 without records) and those beside the tables.

        Records are not read when the year's form has no room for them.
        """
        cells = {path: info for path, info in scope.form.cells.items() if self.owns(path)}
        named = self.labels(scope)
        if not cells and not named:
            return {}
        blank = {path: Decimal(0) if info.kind is CellKind.MONEY else 0 for path, info in cells.items()}
        return blank | {path: value for path, value in self.count(scope).items() if path in cells or path in named}

    def rule(self, form: Form, path: str) -> CountingRule:
        """Return how one of its figures is counted; a sum says so."""
        found = next(counting for beginning, counting in self.countings.items() if path.startswith(beginning))
        is_sum = path in form.cells and form.cells[path].is_sum
        where = FORM_NAME if path in form.cells else PLATFORM
        text = f"同一行（列）各格相加。{found.text}" if is_sum else found.text
        return CountingRule(text, f"{found.citation}；{where}", found.empty)


def tally(rows: Iterable[Row], cells_of: Callable[[Row], Iterable[str]]) -> Counter[str]:
    """Count the rows that fall into each cell."""
    return Counter(path for row in rows for path in cells_of(row))


def first_rows(asked: Asked, rows: Iterable[RecordRow]) -> Found:
    """Cut the rows to the page asked for; the next key is that of its last row, empty when there are no more."""
    return cut(rows, asked.limit, lambda row: row.id)
