"""A file as html that can be read on the page itself: only what a reader of the file sees."""

from __future__ import annotations

from mingbai.reading import limits, markup, plain, readable_docx, readable_html, readable_pdf, readable_xlsx
from mingbai.reading.clean import clean
from mingbai.reading.files import read
from mingbai.reading.headers import header_row
from mingbai.reading.limits import Allowance
from mingbai.reading.passages import Unreadable
from mingbai.reading.sniff import Format, sniff

__all__ = ["clean", "readable"]

ROWS = 500
"""Rows of a table shown on the page; the note below it says how many more the file has."""


def readable(name: str, data: bytes, *, rows: int = ROWS) -> str:
    """The file's visible content as clean html (h2, h3, p, lists, tables with th scope); pictures give "".

    Tables stop after `rows` rows. Raises Unreadable as `files.read` does.
    """
    if len(data) > limits.UPLOAD_BYTES:
        raise Unreadable(limits.TOO_LARGE)
    kind = sniff(name, data)
    if kind is Format.docx:
        return clean(readable_docx.html(data, _allowance()))
    if kind is Format.xlsx:
        return clean(readable_xlsx.html(data, _allowance(), rows))
    if kind is Format.pdf:
        return clean(readable_pdf.html(data, rows))
    if kind is Format.html:
        return clean(readable_html.html(data))
    if kind is Format.csv:
        return clean(_csv(plain.decode(data), rows))
    return clean(markup.paragraphs(plain.decode(data).splitlines())) if kind is Format.txt else ""


def _allowance() -> Allowance:
    """A fresh allowance; files inside the file are not shown, so only its counts matter."""
    return Allowance(read_inside=read)


def _csv(text: str, most: int) -> str:
    rows = [row for row in plain.csv_rows(text) if any(row)]
    top = header_row(rows) or 0
    titles = ["　".join(cell for cell in row if cell) for row in rows[:top]]
    body = rows[top + 1 :]
    return markup.paragraphs(titles) + markup.table(rows[top : top + 1], body[:most], len(body) - most)
