"""One file of the corpus with what was planted in it and what has to stay when it is masked."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from mingbai.privacy.spans import Kind
from scanning.corpus import values

KINDS = (
    Kind.RESIDENT_ID,
    Kind.MOBILE_PHONE,
    Kind.BANK_CARD,
    Kind.SOCIAL_SECURITY_CARD,
    Kind.PASSPORT,
    Kind.HOME_ADDRESS,
    Kind.HEALTH,
    Kind.MINOR,
    Kind.EMAIL,
    Kind.VEHICLE_PLATE,
    Kind.STATE_SECRET_MARK,
)
NUMBERS = (Kind.RESIDENT_ID, Kind.MOBILE_PHONE, Kind.BANK_CARD)


@dataclass(frozen=True)
class Planted:
    """A value, its kind, and words that its place must contain."""

    kind: Kind
    where: str
    value: str


@dataclass(frozen=True)
class Case:
    """A file: its name, its bytes, the planted values (none: it is clean), the lines that masking must leave."""

    name: str
    data: bytes
    planted: tuple[Planted, ...] = ()
    kept: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plant:
    """A value that is about to be planted: its kind, as it is written, and the sentence around it."""

    kind: Kind
    value: str
    sentence: str


def plant(kind: Kind, random: Random, how: int = 0) -> Plant:
    """A disguised value in a sentence."""
    said = values.disguised(kind, values.value(kind, random), how)
    return Plant(kind, said, values.sentence(kind, said, random))
