"""What a door sheet says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DoorPerson:
    """Somebody in the room."""

    name: str
    post: str
    handles: str
    telephone: str


@dataclass(frozen=True, slots=True)
class Door:
    """One room with the people in it; each is a page of A4."""

    room: str
    people: tuple[DoorPerson, ...]


@dataclass(frozen=True, slots=True)
class DoorSheets:
    """The sheets of an organ; `address` is drawn as a QR code that leads to who is there today."""

    organ_name: str
    hours: str
    doors: tuple[Door, ...]
    made_on: date
    address: str = ""
