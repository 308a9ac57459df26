"""What envelopes and spine labels say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class EnvelopeSize(Enum):
    """Width and height in millimetres of the envelopes that offices use."""

    DL = (220, 110)
    C5 = (229, 162)


@dataclass(frozen=True, slots=True)
class Envelope:
    """An envelope to print; `service` is the line for the post office (挂号信), `content` what is inside (文号).

    `has_frames` draws the six boxes of the postcode and the place of the stamp; an envelope bought with them needs neither.
    """

    size: EnvelopeSize
    recipient: str
    recipient_address: str
    recipient_postcode: str
    sender: str
    sender_address: str
    sender_postcode: str
    made_on: date
    service: str = ""
    content: str = ""
    has_frames: bool = True


@dataclass(frozen=True, slots=True)
class SpineLabel:
    """The label on the back of one archive box; `width` in millimetres is that of the back."""

    organ_name: str
    year: str
    number: str
    title: str
    retention: str
    box: str = ""
    width: int = 30


@dataclass(frozen=True, slots=True)
class SpineSheet:
    """Labels to cut out, beside each other on A4."""

    labels: tuple[SpineLabel, ...]
    made_on: date
