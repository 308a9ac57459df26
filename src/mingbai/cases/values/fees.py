"""The fees of one applicant's calendar month, by the piece."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.statute.cases.practice import FeeMonth


@dataclass(frozen=True, slots=True)
class MonthLine:
    """One application of the month: `on` puts it there, `place` counts from 1, `yuan` is what it costs by the piece."""

    case_id: int
    number: str
    on: date
    place: int
    yuan: int


@dataclass(frozen=True, slots=True)
class MonthFees:
    """All applications of one applicant in one month, and what they cost together by the piece."""

    year: int
    month: int
    by: FeeMonth
    lines: tuple[MonthLine, ...]
    yuan: int
