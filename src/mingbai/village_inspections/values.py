"""Rounds, visits and their marks as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from mingbai.statute.supervision.indicators import InspectedPoint
from mingbai.statute.supervision.quarters import Quarter
from mingbai.statute.supervision.visits import FINISHED, PointMark, VisitState


@dataclass(frozen=True, slots=True)
class OwnPointRow:
    """A point of the county's own."""

    id: int
    words: str
    source: str
    weight: int
    since_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True)
class VisitPlan:
    """Who goes to a village, and on which day."""

    village: str
    who: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class VisitRow:
    """The inspection of one village as lists show it; `organ_…` is the township that inspects."""

    id: int
    round_id: int
    organ_id: int
    organ_code: str
    organ_name: str
    village_id: int
    village_code: str
    village_name: str
    village_level: str
    quarter: Quarter
    state: VisitState
    planned_on: date | None
    planned_for: str
    left_out_reason: str
    revision: int
    inspected_on: date | None
    finished_by: str
    notice_text: str
    notified_on: date | None
    due_on: date | None
    answer: str
    answered_at: datetime | None
    answered_by: str
    rechecked_on: date | None
    recheck_note: str

    @property
    def is_finished(self) -> bool:
        """Whether its marks stand."""
        return self.state in FINISHED


@dataclass(frozen=True, slots=True)
class KnownItem:
    """Something that the records show of a point: where it is, what, since when."""

    where: str
    title: str
    on: date
    entry_id: int


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A mark with who made it, in which saving."""

    found: PointMark
    revision: int
    marked_by: str
    marked_at: datetime


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """A picture of a visit."""

    id: int
    sha256: str
    media_type: str
    point: str
    added_by: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class ObjectionRow:
    """A village's objection, and what came of it."""

    points: tuple[str, ...]
    reason: str
    raised_by: str
    raised_at: datetime
    decision: str
    changed: tuple[str, ...]
    decided_by: str
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class VisitSheet:
    """Everything about the inspection of one village."""

    row: VisitRow
    points: tuple[InspectedPoint, ...]
    marks: Mapping[str, MarkRow]
    known: Mapping[str, tuple[KnownItem, ...]]
    photos: tuple[PhotoRow, ...]
    objection: ObjectionRow | None
    inspectors: tuple[int, ...]

    @property
    def found(self) -> dict[str, PointMark]:
        """The marks by the key of their point."""
        return {key: one.found for key, one in self.marks.items()}


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One quarter's inspection of a township, with its visits in the order of the villages."""

    id: int
    organ_id: int
    quarter: Quarter
    opened_by: str
    opened_at: datetime
    activity_id: int | None
    visits: tuple[VisitRow, ...]


@dataclass(frozen=True, slots=True)
class MarkConflict:
    """A point that somebody else has marked differently since the page was drawn; theirs stands."""

    key: str
    theirs: MarkRow


@dataclass(frozen=True, slots=True)
class MarksTaken:
    """What became of a sending: the saving it is part of now, and what was not overwritten."""

    revision: int
    conflicts: tuple[MarkConflict, ...] = ()
