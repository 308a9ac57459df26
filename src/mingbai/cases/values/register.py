"""The registers of applications and disputes as frozen values, and the words of tables 3 and 4 that they use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mingbai.statute.annual_report.counting import row_of
from mingbai.statute.annual_report.forms import form_for
from mingbai.statute.cases.outcomes import Outcome

FIRST_YEAR = 2019
# Rows of table 3 that are not results.
FRAME_ROWS = frozenset({"new", "carried_in", "total", "carried_out"})


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """One application as the report counts it; `outcome` is a result row of table 3, empty while the application is open."""

    id: int
    number: str
    applicant_kind: str
    received_on: date
    outcome: str
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """One reconsideration or lawsuit; no result means pending."""

    id: int
    number: str
    group: str
    filed_on: date
    result: str
    concluded_on: date | None


def result_row(channel: str, outcome: str, closed_on: date | None) -> str:
    """Return the row of table 3 for how an application ended, by the form of the year in which it did.

    The simple register from before, whose rows have no channel, stored the row itself: it did not say which of the outcomes that
    a row joins it was, and nobody can say so now.
    """
    if not channel or not outcome or closed_on is None:
        return outcome
    return row_of(Outcome(outcome), form_for(max(closed_on.year, FIRST_YEAR)).code) or ""


def row_words(row: str, year: int) -> str:
    """Return a result row of table 3 in the words of the year's form."""
    return form_for(max(year, FIRST_YEAR)).cells[f"3.{row}.total"].short.removesuffix("·总计")


def _cells(year: int) -> Iterable[str]:
    """Return the cells of the year's form; before 2019 there was none, and the first one serves to name old cases."""
    return form_for(max(year, FIRST_YEAR)).cells


def applicant_kinds(year: int) -> frozenset[str]:
    """Return the columns of table 3 of the year's form, without the total."""
    return frozenset(p.split(".")[2] for p in _cells(year) if p.startswith("3.new.")) - {"total"}


def outcomes(year: int) -> frozenset[str]:
    """Return the result rows of table 3 of the year's form."""
    return frozenset(p.split(".")[1] for p in _cells(year) if p.startswith("3.")) - FRAME_ROWS


def groups(year: int) -> frozenset[str]:
    """Return the three groups of table 4."""
    return frozenset(p.split(".")[1] for p in _cells(year) if p.startswith("4."))


def results(year: int) -> frozenset[str]:
    """Return the columns of table 4 that are results."""
    return frozenset(p.split(".")[2] for p in _cells(year) if p.startswith("4.")) - {"pending", "total"}
