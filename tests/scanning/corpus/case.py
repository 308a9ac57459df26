"""One corpus file with what was planted in it and what must survive masking."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from mingbai.privacy.spans import DataKind
from scanning.corpus import values

KINDS = (
    DataKind.RESIDENT_ID,
    DataKind.MOBILE_PHONE,
    DataKind.BANK_CARD,
    DataKind.SOCIAL_SECURITY_CARD,
    DataKind.PASSPORT,
    DataKind.HOME_ADDRESS,
    DataKind.HEALTH,
    DataKind.MINOR,
    DataKind.EMAIL,
    DataKind.VEHICLE_PLATE,
    DataKind.STATE_SECRET_MARK,
)
NUMBERS = (DataKind.RESIDENT_ID, DataKind.MOBILE_PHONE, DataKind.BANK_CARD)


@dataclass(frozen=True)
class Planted:
    """A value, its kind, and words its place must contain."""

    kind: DataKind
    where: str
    value: str


@dataclass(frozen=True)
class Case:
    """A file: its name, bytes, planted values (none: it is clean) and the lines masking must leave."""

    name: str
    data: bytes
    planted: tuple[Planted, ...] = ()
    kept: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plant:
    """A value to be planted: its kind, its written form, and the sentence around it."""

    kind: DataKind
    value: str
    sentence: str


def plant(kind: DataKind, random: Random, how: int = 0) -> Plant:
    """Return a disguised value in a sentence."""
    said = values.disguised(kind, values.value(kind, random), how)
    return Plant(kind, said, values.sentence(kind, said, random))
