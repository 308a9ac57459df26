"""Rules and assessments as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from mingbai.statute.supervision.assessments import AssessedMeasure, AssessmentState, RuleWords, Weighed


@dataclass(frozen=True, slots=True)
class YearRuleRow:
    """The rule of one year."""

    id: int
    organ_id: int
    organ_code: str
    organ_name: str
    organ_level: str
    year: int
    weighed: tuple[Weighed, ...]
    words: RuleWords
    source: str
    set_on: date
    set_by: str
    entry_id: int | None


@dataclass(frozen=True, slots=True)
class AssessedRecord:
    """One record behind a figure: its words, and what opens it ("duty", "case", "visit", "" for what has no page of its own)."""

    words: str
    kind: str = ""
    key: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """What one measure says of a unit: its records and what it earned."""

    weighed: Weighed
    records: tuple[AssessedRecord, ...]
    count: int
    earned: Fraction


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """The assessment of one unit."""

    id: int
    rule_id: int
    unit_id: int
    unit_code: str
    unit_name: str
    unit_level: str
    state: AssessmentState
    self_report: str
    reported_by: str
    figures: dict[str, list[str]]
    mark: Decimal | None
    checked_note: str
    checked_by: str
    checker_id: int | None
    checked_at: datetime | None
    objection: str
    objected_by: str
    decision: str
    decided_by: str
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class NewRule:
    """A rule as it is set: by measure, weight and cost of each record."""

    measures: dict[AssessedMeasure, tuple[int, int]]
    source: str
    excellent: int = 0
    good: int = 0

    @property
    def weighed(self) -> tuple[Weighed, ...]:
        """The measures that count."""
        return tuple(Weighed(measure, weight, each) for measure, (weight, each) in self.measures.items() if weight)
