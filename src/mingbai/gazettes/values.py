"""Issues and their documents as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mingbai.statute.disclosure.review import Stage, Standing


@dataclass(frozen=True, slots=True)
class IssueRow:
    """One issue; `digest` is the SHA-256 of what was frozen, empty before."""

    id: int
    organ_id: int
    organ_name: str
    year: int
    number: int
    first_on: date
    last_on: date
    dated_on: date
    digest: str | None
    entry_id: int | None
    frozen_at: datetime | None
    frozen_by: str
    stage: str | None
    standing: str | None

    @property
    def title(self) -> str:
        """The name of the issue."""
        return f"{self.organ_name}公报（{self.year}年第{self.number}期）"

    @property
    def is_open(self) -> bool:
        """Whether its documents can still be chosen: it is not frozen, or its draft was discarded before it was public."""
        return self.entry_id is None or (self.stage == Stage.DISCARDED and self.standing == Standing.UNPUBLISHED)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A public document of the period; `is_preset` says that it has a document number and so is chosen at first."""

    entry_id: int
    version: int
    organ_name: str
    title: str
    document_number: str
    published_on: date
    section: str
    order: int

    @property
    def is_preset(self) -> bool:
        """Whether it is chosen before anybody chose."""
        return bool(self.document_number)
