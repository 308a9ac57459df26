"""Published entries as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One published entry in a list, with the organ that published it."""

    id: int
    organ_code: str
    organ_name: str
    organ_level: str
    statutory_item: str
    title: str
    index_number: str
    formed_on: date
    published_at: datetime
    is_demonstration: bool
