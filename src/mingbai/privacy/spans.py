"""What was found in a text: the kind of datum, its position, and how certain it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DataKind(StrEnum):
    """Kinds of data that must not be published; the values are part of the interface of `mingbai scan`."""

    RESIDENT_ID = "resident_id"
    MOBILE_PHONE = "mobile_phone"
    BANK_CARD = "bank_card"
    SOCIAL_SECURITY_CARD = "social_security_card"
    PASSPORT = "passport"
    HOME_ADDRESS = "home_address"
    HEALTH = "health"
    HARDSHIP = "hardship"
    MINOR = "minor"
    EMAIL = "email"
    VEHICLE_PLATE = "vehicle_plate"
    SENSITIVE_WORD = "sensitive_word"
    STATE_SECRET_MARK = "state_secret_mark"  # noqa: S105 - a kind of finding
    AUTHOR_METADATA = "author_metadata"


class Certainty(StrEnum):
    """Certain: a checksum or an exact form. Likely: a person has to look."""

    CERTAIN = "certain"
    LIKELY = "likely"


@dataclass(frozen=True, slots=True)
class Span:
    """One datum in a text: `text[start:end]`, offsets in characters of the text as given."""

    kind: DataKind
    start: int
    end: int
    certainty: Certainty
