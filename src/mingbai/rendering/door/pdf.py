"""Door sheets as PDF by typst."""

from __future__ import annotations

from dataclasses import asdict
from importlib.resources import files

from mingbai.rendering import fonts, qr
from mingbai.rendering.door.value import DoorSheets
from mingbai.rendering.typst_pdf import compiled
from mingbai.statute.dates import long_day


def render(sheets: DoorSheets) -> bytes:
    """Return a page of A4 for each room; raise fonts.FontMissing."""
    faces, on = fonts.faces(), sheets.made_on
    content = {
        **asdict(sheets),
        "made_on": long_day(on),
        "made": [on.year, on.month, on.day],
        "faces": {name: getattr(faces, name) for name in ("heading", "title")},
    }
    template = files(__package__).joinpath("door.typ").read_bytes()
    return compiled(template, {"sheets": content, "code": qr.svg(sheets.address) if sheets.address else ""})
