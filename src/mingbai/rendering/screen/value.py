"""What a slide says as a picture."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SlideSheet:
    """One slide of 1920 × 1080 pixels. `paragraphs` come with whether each is a heading; `address` is drawn as a QR code.

    `as_of` is the day on which it was made: a picture does not change when what it shows does.
    """

    organ_name: str
    seal: str
    title: str
    standing: str
    as_of: date
    place: str
    paragraphs: tuple[tuple[str, bool], ...] = ()
    caption: str = ""
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    total: tuple[str, ...] = ()
    telephone: str = ""
    address: str = ""
