"""Duties as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.catalogue.models.duties import DutyKind
from mingbai.statute.disclosure.reminders import Urgency


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One duty; `source` is the article in words, `statutory_item` the code of the regulations ("21.8") or ""."""

    id: int
    organ_id: int
    organ_code: str
    organ_name: str
    line_id: int | None
    chain_id: int | None
    step: str
    title: str
    why: str
    kind: str
    period_key: str
    formed_on: date
    remind_by: date
    judge_by: date
    source: str
    statutory_item: str
    state: str
    fulfilled_on: date | None
    dropped_reason: str
    urgency: Urgency
    left: str


@dataclass(frozen=True, slots=True)
class NewDuty:
    """A duty to store, for a line or for a chain's step; only calendar duties have a `period_key`."""

    title: str
    why: str
    kind: str
    formed_on: date
    remind_by: date
    judge_by: date
    source: str
    statutory_item: str = ""
    line_id: int | None = None
    chain_id: int | None = None
    step: str = ""
    period_key: str = ""


@dataclass(frozen=True, slots=True)
class DutyCounts:
    """An organ's open duties on one day, by urgency."""

    overdue: int
    today: int
    soon: int
    later: int

    @property
    def total(self) -> int:
        """All open duties."""
        return self.overdue + self.today + self.soon + self.later


# The kind of duty that a document or topic marked 主动公开 makes.
MARKED_OPEN = DutyKind.DOCUMENT.value


@dataclass(frozen=True, slots=True)
class LateOrgan:
    """An organ with overdue duties: how many, and the day of the oldest."""

    organ_id: int
    organ_code: str
    organ_name: str
    count: int
    oldest_on: date
