"""Sheets of a public board as PDF by typst."""

from __future__ import annotations

from importlib.resources import files

from mingbai.rendering import fonts, qr
from mingbai.rendering.blocks import Block, TableBlock
from mingbai.rendering.board.fit import MARGIN, amounts, fit, is_sum, natural, spanned, titled
from mingbai.rendering.board.value import BoardSheet
from mingbai.rendering.typst_pdf import compiled
from mingbai.statute.dates import long_day


def render(sheet: BoardSheet) -> bytes:
    """Return the sheets of one entry; raise fonts.FontMissing."""
    template = files(__package__).joinpath("board.typ").read_bytes()
    return compiled(template, {"sheet": _content(sheet), "code": qr.svg(sheet.address) if sheet.address else ""})


def _content(sheet: BoardSheet) -> dict[str, object]:
    faces, on, set_as = fonts.faces(), sheet.posted_on, fit(sheet)
    title, title_size = titled(sheet, set_as)
    return {
        "paper": sheet.paper.name.lower(),
        "lying": set_as.is_lying,
        "size": set_as.size,
        "margin": MARGIN[sheet.paper],
        "organ": sheet.organ_name,
        "kicker": sheet.kicker,
        "title": sheet.title,
        "title_lines": title,
        "title_size": title_size,
        "period": sheet.period,
        "remark": sheet.remark,
        "summary": sheet.summary,
        "blocks": [_block(one) for one in sheet.blocks],
        "telephone": sheet.telephone,
        "lines": _foot(sheet),
        "hangs": [part for part in (sheet.place, f"{long_day(on)}张贴") if part],
        "until": f"{long_day(sheet.down_on)}起可以取下" if sheet.down_on else "",
        "address": sheet.address,
        "address_words": sheet.address_words,
        "posted": [on.year, on.month, on.day],
        "faces": {name: getattr(faces, name) for name in ("body", "heading", "title")},
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
        "sums": [is_sum(row) for row in padded[1:]],
        "spans": [spanned(row) for row in padded[1:]],
        "widths": natural(one),
        "right": amounts(one),
    }


def _foot(sheet: BoardSheet) -> list[str]:
    """Return the small lines of the foot: where to ask, what number it has, whom it is for."""
    number = "　".join(part for part in (f"索引号 {sheet.index_number}" if sheet.index_number else "", sheet.remark) if part)
    return [line for line in (sheet.contact, sheet.complaint, number) if line]
