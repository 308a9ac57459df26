"""Slides as PNG by typst."""

from __future__ import annotations

from dataclasses import asdict
from importlib.resources import files

from mingbai.rendering import fonts, qr
from mingbai.rendering.screen.value import SlideSheet
from mingbai.rendering.typst_pdf import drawn
from mingbai.statute.dates import long_day


def render(sheet: SlideSheet) -> bytes:
    """Return the slide as PNG of 1920 × 1080 pixels; raise fonts.FontMissing."""
    faces = fonts.faces()
    content = {
        **asdict(sheet),
        "as_of": long_day(sheet.as_of),
        "faces": {name: getattr(faces, name) for name in ("heading", "title")},
    }
    template = files(__package__).joinpath("slide.typ").read_bytes()
    return drawn(template, {"slide": content, "code": qr.svg(sheet.address) if sheet.address else ""})
