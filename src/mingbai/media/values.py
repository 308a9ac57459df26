"""New-media accounts as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.statute.disclosure.media import MEDIA_WORDS, MediaKind, update_due_on


@dataclass(frozen=True, slots=True)
class MediaDetails:
    """What is put on record about an account; `channel` is a key of the county's channels, empty for none."""

    kind: str
    name: str
    number: str
    holder: str
    reviewer: str
    opened_on: date
    filing_number: str = ""
    channel: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MediaAccountRow:
    """An account with its last update, None where none is known."""

    id: int
    organ_id: int
    organ_code: str
    organ_name: str
    kind: str
    name: str
    number: str
    holder: str
    reviewer: str
    filing_number: str
    channel: str
    opened_on: date
    reason: str
    updated_on: date | None
    closed_on: date | None
    closing_reason: str

    @property
    def kind_words(self) -> str:
        """The kind as people call it."""
        return MEDIA_WORDS[MediaKind(self.kind)]

    @property
    def due_on(self) -> date:
        """The last day for the next update."""
        return update_due_on(self.updated_on or self.opened_on)

    def silent(self, today: date) -> int:
        """The days since the last update, or since it was opened."""
        return (today - (self.updated_on or self.opened_on)).days
