"""A paper with tables as PDF by typst."""

from __future__ import annotations

from importlib.resources import files

from mingbai.rendering import fonts, qr
from mingbai.rendering.casepaper import text
from mingbai.rendering.casepaper.value import CasePaper, ListTable, PairTable, Prose
from mingbai.rendering.typst_pdf import compiled


def render(paper: CasePaper) -> bytes:
    """Return the paper on A4; raise fonts.FontMissing."""
    template = files(__package__).joinpath("casepaper.typ").read_bytes()
    return compiled(template, {"paper": _content(paper), "code": qr.svg(paper.address) if paper.address else ""})


def _content(paper: CasePaper) -> dict[str, object]:
    faces, on = fonts.faces(), paper.made_on
    return {
        "heading": paper.heading,
        "title": text.title(paper),
        "organ": paper.organ_name,
        "number": paper.number,
        "made": [on.year, on.month, on.day],
        "parts": [_part(part) for part in paper.parts],
        "widths": text.WIDTHS,
        "foot": paper.foot,
        "signatures": [text.signing_line(line) for line in paper.signatures],
        "address": paper.address,
        "address_words": paper.address_words,
        "landscape": paper.is_landscape,
        "faces": {name: getattr(faces, name) for name in ("body", "heading", "title")},
    }


def _part(part: PairTable | ListTable | Prose) -> dict[str, object]:
    if isinstance(part, Prose):
        return {"kind": "prose", "heading": part.heading, "paragraphs": part.paragraphs, "chapter": part.is_chapter}
    if isinstance(part, PairTable):
        rows = [{"pairs": row.pairs, "tall": row.tall} for row in part.rows]
        return {"kind": "form", "heading": part.heading, "rows": rows}
    columns = [{"label": one.label, "width": one.width, "side": one.side.value} for one in part.columns]
    return {"kind": "list", "heading": part.heading, "columns": columns, "rows": part.rows}
