"""A paper with tables as an HTML fragment for the preview beside its form."""

from __future__ import annotations

from html import escape

from mingbai.rendering import qr
from mingbai.rendering.casepaper import text
from mingbai.rendering.casepaper.value import CasePaper, CellSide, ListTable, PairTable, Prose


def fragment(paper: CasePaper) -> str:
    """Return the paper without any style of its own; its heading is an h3, those of its parts h4."""
    parts = [
        f'<p class="flat">{escape(paper.organ_name)}</p>',
        f"<h3>{escape(paper.heading)}</h3>",
        f'<p class="number">{escape(paper.number)}</p>' if paper.number else "",
        *(_part(part, paper.heading) for part in paper.parts),
        f'<p class="flat small">{escape(paper.foot)}</p>' if paper.foot else "",
        *(f'<p class="signature">{escape("　".join(text.signing_line(line)))}</p>' for line in paper.signatures),
        _code(paper),
    ]
    return '<article class="letter">\n' + "\n".join(part for part in parts if part) + "\n</article>\n"


def _part(part: PairTable | ListTable | Prose, name: str) -> str:
    heading = f"<h4>{escape(part.heading)}</h4>\n" if part.heading else ""
    if isinstance(part, Prose):
        return heading + "".join(f"<p>{_lines(words)}</p>" for words in part.paragraphs)
    rows = _form(part) if isinstance(part, PairTable) else _list(part)
    label = escape(part.heading or name)
    table = f'<table class="form">{rows}</table>'
    return f'{heading}<div class="scroll" tabindex="0" role="region" aria-label="{label}">{table}</div>'


def _form(part: PairTable) -> str:
    rows = ""
    for row in part.rows:
        span = ' colspan="3"' if len(row.pairs) == 1 else ""
        pairs = (f'<th scope="row">{escape(label)}</th><td{span}><span>{_lines(words)}</span></td>' for label, words in row.pairs)
        rows += f"<tr>{''.join(pairs)}</tr>"
    return f"<tbody>{rows}</tbody>"


def _list(part: ListTable) -> str:
    head = "".join(f'<th scope="col">{escape(column.label)}</th>' for column in part.columns)
    kinds = [' class="n"' if column.side is CellSide.RIGHT else "" for column in part.columns]
    rows = ""
    for row in part.rows:
        cells = (f"<td{kind}><span>{_lines(words)}</span></td>" for words, kind in zip(row, kinds, strict=True))
        rows += f"<tr>{''.join(cells)}</tr>"
    return f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>"


def _lines(words: str) -> str:
    return "<br>".join(escape(line) for line in words.split("\n"))


def _code(paper: CasePaper) -> str:
    if not paper.address:
        return ""
    link = f'<a href="{escape(paper.address)}">{escape(paper.address)}</a>'
    return f"<figure>{qr.svg(paper.address)}<figcaption>{escape(paper.address_words)}{link}</figcaption></figure>"
