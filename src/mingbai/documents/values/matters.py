"""Meetings and matters as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.statute.disclosure.attributes import Attribute
from mingbai.statute.disclosure.meetings import MatterKind


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One topic; only an open one has a `duty_id`."""

    what: str
    attribute: Attribute
    way: str
    reason: str
    ground: str
    duty_id: int | None


@dataclass(frozen=True, slots=True)
class MatterRow:
    """One meeting or matter with its topics."""

    id: int
    kind: MatterKind
    title: str
    held_on: date
    invited: str
    recorded_by: str
    topics: tuple[TopicRow, ...]
