"""The value from which a leaflet is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Leaflet:
    """Everything a leaflet says; equal leaflets give equal bytes. `where` pairs a place with what is to be seen there.

    `address` is the organ's public page, drawn as a QR code, without anything that tells who looks; empty for none.
    """

    organ_name: str
    short_name: str
    made_on: date
    fields: tuple[str, ...]
    where: tuple[tuple[str, str], ...]
    office: str
    place: str
    postcode: str
    telephone: str
    hours: str
    above: tuple[str, str]
    address: str = ""
