"""Normative documents as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.statute.disclosure.validity import Days, Validity, expired_on


@dataclass(frozen=True, slots=True)
class NormativeRow:
    """One 规章 or 行政规范性文件 with its days; `kind` is "rules" or "normative".

    `published_on` falls back to the day its entry was published; `expired_on` is the first day it is no longer in force for any
    reason but repeal.
    """

    id: int
    kind: str
    title: str
    document_number: str
    made_on: date
    published_on: date | None
    repealed_on: date | None
    expired_on: date | None = None
    in_force_on: date | None = None


@dataclass(frozen=True, slots=True)
class AmendmentRow:
    """One amendment: from which day, by which document, what changed."""

    amended_on: date
    by_document: str
    what: str


@dataclass(frozen=True, slots=True)
class CleanUpRow:
    """What a year's clean-up decided."""

    year: int
    result: str
    reason: str
    on: date | None
    decided_by: str


@dataclass(frozen=True, slots=True)
class ValidityRow:
    """One normative document on a day, for the list of validity and the clean-up."""

    id: int
    organ_code: str
    kind: str
    title: str
    document_number: str
    made_on: date
    in_force_on: date
    valid_until: date | None
    repealed_on: date | None
    declared_expired_on: date | None
    ended_by: str
    ended_reason: str
    document_id: int | None
    entry_id: int | None
    published_on: date | None
    validity: Validity
    amendments: tuple[AmendmentRow, ...]
    clean_ups: tuple[CleanUpRow, ...]

    @property
    def expired_on(self) -> date | None:
        """The first day it is no longer in force for any reason but repeal."""
        return expired_on(Days(self.in_force_on, self.valid_until, None, self.declared_expired_on))

    @property
    def stands(self) -> bool:
        """Whether it can still be amended, repealed or cleaned up."""
        return self.validity not in {Validity.REPEALED, Validity.EXPIRED}

    def cleaned_up(self, year: int) -> CleanUpRow | None:
        """Return the result of this year's clean-up, or None."""
        return next((one for one in self.clean_ups if one.year == year), None)
