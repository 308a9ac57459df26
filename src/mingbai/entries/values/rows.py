"""Published entries as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple


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


class ListedRow(NamedTuple):
    """One published entry in a list of one place; `published_on` is the day in China."""

    id: int
    title: str
    index_number: str
    formed_on: date
    published_at: datetime
    organ_id: int
    published_on: date
