"""Boards, what hangs on them, and what should."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mingbai.statute.disclosure.boards import PostingEnd
from mingbai.statute.disclosure.review import Standing


@dataclass(frozen=True, slots=True)
class PublicBoard:
    """One board; `organ_code` and `organ_name` say whose it is."""

    id: int
    organ_id: int
    organ_code: str
    organ_name: str
    name: str
    place: str
    rows: int
    columns: int
    paper: str
    closed_on: date | None

    @property
    def slots(self) -> int:
        """How many sheets it holds."""
        return self.rows * self.columns


@dataclass(frozen=True, slots=True)
class PostingRow:
    """What hangs or hung on a board. `version` is what hangs, `last_version` what the entry says now; `slots` are in order."""

    id: int
    board_id: int
    board_name: str
    organ_name: str
    entry_id: int
    title: str
    standing: Standing
    version: int
    last_version: int
    hung_on: date
    until_on: date | None
    hung_by: str
    recorded_by: str
    photo: str
    end: str
    taken_on: date | None
    taken_by: str
    slots: tuple[int, ...]

    @property
    def is_public(self) -> bool:
        """Whether the entry is still public."""
        return self.standing is Standing.PUBLISHED

    @property
    def is_changed(self) -> bool:
        """Whether the entry has a later version than the one that hangs."""
        return self.is_public and self.version < self.last_version

    def end_on(self, on: date) -> PostingEnd | None:
        """Return why it should come down on this day; None while it stays."""
        if self.standing is Standing.WITHDRAWN:
            return PostingEnd.WITHDRAWN
        if self.is_changed:
            return PostingEnd.REPLACED
        return PostingEnd.OVER if self.until_on is not None and on >= self.until_on else None

    @property
    def places(self) -> str:
        """The slots in words."""
        return "、".join(map(str, self.slots))


@dataclass(frozen=True, slots=True)
class BroadcastRow:
    """One time that an entry was read out, and where."""

    organ_name: str
    version: int
    read_at: datetime
    read_by: str
    recorded_by: str


@dataclass(frozen=True, slots=True)
class ToHang:
    """An entry that should hang and does not: on the board of its village (`village_id`), or anywhere the organ has one."""

    entry_id: int
    title: str
    village_id: int | None
    village_name: str
    published_on: date
