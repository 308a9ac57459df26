"""The slip as PDF by typst: PDF/A-2b and PDF/UA-1, tagged, fonts embedded."""

from __future__ import annotations

from importlib.resources import files

from mingbai.rendering import fonts
from mingbai.rendering.slip.text import FOOT, HEADING, issued_on, rows
from mingbai.rendering.slip.value import SlipDocument
from mingbai.rendering.typst_pdf import compiled


def render(doc: SlipDocument) -> bytes:
    """Return the slip on A4; raise fonts.FontMissing."""
    return compiled(files(__package__).joinpath("slip.typ").read_bytes(), {"slip": _content(doc)})


def _content(doc: SlipDocument) -> dict[str, object]:
    faces, on = fonts.faces(), issued_on(doc)
    return {
        "heading": HEADING,
        "title": f"{HEADING}：{doc.title}",
        "organ": doc.organ_name,
        "issued": [on.year, on.month, on.day],
        "rows": [{"pairs": [list(pair) for pair in row.pairs], "tall": row.tall} for row in rows(doc)],
        "foot": FOOT,
        "faces": {name: getattr(faces, name) for name in ("body", "heading", "title")},
    }
