"""A file as HTML that can be read on the page itself: only what a reader of the file sees."""

from __future__ import annotations

from dataclasses import dataclass

from mingbai.reading import (
    docx,
    files,
    html,
    limits,
    markup,
    plain,
    readable_docx,
    readable_html,
    readable_xlsx,
    xlsx,
)
from mingbai.reading.clean import clean
from mingbai.reading.draft import ReadingDraft
from mingbai.reading.headers import header_row
from mingbai.reading.limits import Allowance
from mingbai.reading.passages import FileContent, Unreadable
from mingbai.reading.sniff import Format, sniff
from mingbai.reading.zipped import Parts

__all__ = ["Shown", "clean", "read_and_show", "readable"]

ROWS = 500
"""Rows of a table shown on the page; a note below says how many more the file has."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A file read once: everything it says, and as clean HTML what a reader of it sees."""

    content: FileContent
    page: str


def read_and_show(name: str, data: bytes, *, rows: int = ROWS) -> Shown:
    """Return what `files.read` and `readable` say of a file, opened and parsed once for both. Raises Unreadable as they do."""
    if len(data) > limits.UPLOAD_BYTES:
        raise Unreadable(limits.TOO_LARGE)
    draft = files.begun(name)
    page = _read(sniff(name, data), data, draft, rows)
    return Shown(draft.content(), clean(page))


def _read(kind: Format, data: bytes, draft: ReadingDraft, rows: int) -> str:
    """Read a file into the draft and return its page, not yet cleaned."""
    if kind is Format.xlsx:
        sheets = readable_xlsx.ReadableBook(rows)
        xlsx.read(data, draft, sheets)
        return sheets.html()
    if kind is Format.pdf:
        from mingbai.reading import pdf, readable_pdf

        pages = readable_pdf.ReadablePdf(rows)
        pdf.read(data, draft, pages)
        return pages.html(data)
    if kind is Format.docx:
        parts = Parts(data, draft.allowance)
        docx.read_parts(parts, draft)
        return readable_docx.html(parts)
    if kind is Format.html:
        root = html.parse(data)
        html.read_root(root, draft)
        # Making the page removes hidden elements from the tree, so it comes last.
        return readable_html.html(root)
    files.read_into(draft, kind, data)
    return _plain(kind, data, rows)


def readable(name: str, data: bytes, *, rows: int = ROWS) -> str:
    """Return the file's visible content as clean HTML (h2, h3, p, lists, tables with th scope); empty for pictures.

    Tables stop after `rows` rows. Words in pictures are not recognised, hidden parts are not read. Raises Unreadable as
    `files.read` does.
    """
    if len(data) > limits.UPLOAD_BYTES:
        raise Unreadable(limits.TOO_LARGE)
    kind = sniff(name, data)
    if kind is Format.docx:
        return clean(readable_docx.html(Parts(data, _allowance())))
    if kind is Format.xlsx:
        return clean(readable_xlsx.html(data, _allowance(), rows))
    if kind is Format.pdf:
        from mingbai.reading import readable_pdf

        return clean(readable_pdf.html(data, rows))
    if kind is Format.html:
        return clean(readable_html.html(html.parse(data)))
    return clean(_plain(kind, data, rows))


def _allowance() -> Allowance:
    """Return a fresh allowance; files inside the file are not shown, so only its counts matter."""
    return Allowance(read_inside=files.read)


def _plain(kind: Format, data: bytes, rows: int) -> str:
    """Return the page of a text or a separated table; pictures have none."""
    if kind is Format.csv:
        return _csv(plain.decode(data), rows)
    return markup.paragraphs(plain.decode(data).splitlines()) if kind is Format.txt else ""


def _csv(text: str, most: int) -> str:
    rows = [row for row in plain.csv_rows(text) if any(row)]
    top = header_row(rows) or 0
    titles = ["　".join(cell for cell in row if cell) for row in rows[:top]]
    body = rows[top + 1 :]
    return markup.paragraphs(titles) + markup.table(rows[top : top + 1], body[:most], len(body) - most)
