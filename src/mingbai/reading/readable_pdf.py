"""The text of a PDF as paragraphs, its ruled tables as tables."""

from __future__ import annotations

import io
import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from mingbai.reading import markup
from mingbai.reading.headers import header_row
from mingbai.reading.pdf import PDFIUM, opened
from mingbai.reading.pdf_page import page_pieces
from mingbai.reading.pieces import Piece, seen

_TABLE_PAGES = 20
"""Tables are looked for on this many pages from the first; later pages give paragraphs only."""
_END = re.compile(r"[。！？；：.!?;:]\s*\Z")
_START = re.compile(
    r"\A(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|第[一二三四五六七八九十百]+[章条节]|\d{1,2}[.、．])"
)
_PAGE_NUMBER = re.compile(r"\A[-—–\s]*\d{1,4}[-—–\s]*\Z")


@dataclass(slots=True)
class ReadablePdf:
    """The readable page of a PDF, built page by page; tables stop after `most` rows."""

    most: int
    _texts: list[str] = field(default_factory=list)
    _open: list[int] = field(default_factory=list)

    def add(self, pieces: list[Piece]) -> None:
        """Take the next page; one with hidden letters gives paragraphs only."""
        index = len(self._texts)
        self._texts.append(seen(pieces))
        if not any(reason for _, reason in pieces) and index < _TABLE_PAGES:
            self._open.append(index)

    def html(self, data: bytes) -> str:
        """Return what a reader sees of all pages, not yet cleaned; ruled tables are looked for in `data`."""
        with PDFIUM:
            with_tables = _with_tables(data[data.find(b"%PDF-") :], self._open, self.most)
        return "".join(with_tables.get(index) or markup.paragraphs(flowing(text)) for index, text in enumerate(self._texts))


def html(data: bytes, most: int) -> str:
    """Return the readable page alone, without recognising words in pictures."""
    page = ReadablePdf(most)
    with PDFIUM:
        document = opened(data[data.find(b"%PDF-") :])
        try:
            for index in range(len(document)):
                one = document[index]
                textpage = one.get_textpage()
                page.add(page_pieces(one, textpage))
                textpage.close()
                one.close()
        finally:
            document.close()
    return page.html(data)


def _with_tables(data: bytes, pages: list[int], most: int) -> dict[int, str]:
    """Return the HTML of the pages that have ruled tables; from a page that pdfplumber fails on, the paragraphs are used."""
    import pdfplumber  # here, because loading it takes as long as loading a third of the product

    found: dict[int, str] = {}
    # pdfplumber raises many kinds of errors, for odd files and for odd pages of sound files; their text is there already.
    with suppress(Exception), pdfplumber.open(io.BytesIO(data), pages=[index + 1 for index in pages]) as document:
        for page in document.pages if pages else ():
            with suppress(Exception):
                if len(page.rects) + len(page.lines) >= 4 and (text := _page(page, most)):
                    found[page.page_number - 1] = text
            page.close()
    return found


def _page(page: Any, most: int) -> str:
    """Return a page as paragraphs and tables from top to bottom; empty without a table of two rows and columns."""
    tables = [table for table in page.find_tables() if len(table.rows) > 1 and len(table.rows[0].cells) > 1]
    if not tables:
        return ""
    pieces, top = [], page.bbox[1]
    for table in sorted(tables, key=lambda table: float(table.bbox[1])):
        if table.bbox[1] > top:
            above = page.crop((page.bbox[0], top, page.bbox[2], table.bbox[1])).extract_text() or ""
            pieces.append(markup.paragraphs(flowing(above)))
        rows = [[(cell or "").replace("\n", "") for cell in row] for row in table.extract()]
        first = header_row(rows) or 0
        pieces.append(markup.table(rows[: first + 1], rows[first + 1 :][:most], len(rows) - first - 1 - most))
        top = max(top, table.bbox[3])
    if top < page.bbox[3]:
        below = page.crop((page.bbox[0], top, page.bbox[2], page.bbox[3])).extract_text() or ""
        pieces.append(markup.paragraphs(flowing(below)))
    return "".join(pieces)


def flowing(text: str) -> list[str]:
    """Join the lines of a page into paragraphs: a full line that does not end a sentence continues; page numbers are dropped."""
    lines = [line.strip() for line in text.split("\n")]
    lines = [line for line in lines if line and not _PAGE_NUMBER.match(line)]
    full = max((len(line) for line in lines), default=0) * 0.85
    joined: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and not _START.match(line):
            gap = " " if joined[-1][-1].isascii() and line[0].isascii() and joined[-1][-1].isalpha() else ""
            joined[-1] += gap + line
        else:
            joined.append(line)
        goes_on = len(line) >= full and len(line) >= 10 and not _END.search(line)
    return joined
