"""An issue of a gazette as PDF by typst."""

from __future__ import annotations

from importlib.resources import files

from mingbai.rendering import fonts
from mingbai.rendering.blocks import Block, TableBlock
from mingbai.rendering.board.fit import amounts, natural
from mingbai.rendering.gazette.value import GazettePiece, GazetteSheet
from mingbai.rendering.lines import balanced
from mingbai.rendering.typst_pdf import compiled
from mingbai.statute.dates import long_day


def render(sheet: GazetteSheet) -> bytes:
    """Return the issue on A4; raise fonts.FontMissing."""
    faces, on = fonts.faces(), sheet.dated_on
    content = {
        "title": sheet.title,
        "organ": sheet.organ_name,
        "organ_lines": balanced(sheet.organ_name),
        "year": sheet.year,
        "number": sheet.number,
        "dated": long_day(on),
        "made": [on.year, on.month, on.day],
        "sections": [{"name": one.name, "pieces": [_piece(piece) for piece in one.pieces]} for one in sheet.sections],
        "imprint": [line for line in (sheet.sponsor, sheet.address, sheet.telephone, sheet.site) if line],
        "faces": {name: getattr(faces, name) for name in ("body", "heading", "title", "folio")},
    }
    return compiled(files(__package__).joinpath("gazette.typ").read_bytes(), {"gazette": content})


def _piece(piece: GazettePiece) -> dict[str, object]:
    return {
        "title": piece.title,
        "title_lines": balanced(piece.title, piece.organ_name),
        "number": piece.number,
        "organ": piece.organ_name,
        "dated": long_day(piece.dated_on) if piece.dated_on else "",
        "blocks": [_block(one) for one in piece.blocks],
        "attached": piece.attached,
    }


def _block(one: Block) -> dict[str, object]:
    if not isinstance(one, TableBlock):
        return {"kind": one.kind.value, "text": one.text}
    padded = [(*row, *([""] * (one.columns - len(row)))) for row in (one.header, *one.rows)]
    return {
        "kind": "table",
        "caption": one.caption,
        "header": padded[0] if one.header else [],
        "rows": padded[1:],
        "widths": natural(one),
        "right": amounts(one),
    }
