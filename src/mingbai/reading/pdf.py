"""PDF files, page by page: visible and hidden text, words in scanned pages, and what comes with the pages."""

from __future__ import annotations

import io
import threading
from typing import Any, Protocol

import pikepdf
import pypdfium2

from mingbai.reading import limits, pdf_parts, pdf_revisions
from mingbai.reading.draft import ReadingDraft
from mingbai.reading.passages import Unreadable
from mingbai.reading.pdf_ink import PageInk, has_text
from mingbai.reading.pdf_odd import odd_pages
from mingbai.reading.pdf_page import page_pieces, painting_of
from mingbai.reading.pieces import Piece, joined_over_lines, joined_over_pages, seen, unseen
from mingbai.reading.xml import BROKEN
from mingbai.reading.zipped import LOCKED

PDFIUM = threading.Lock()
"""pdfium must not be used by two threads at once."""


class PdfPage(Protocol):
    """Takes the pages of a PDF as they are read."""

    def add(self, pieces: list[Piece]) -> None:
        """Take the next page in pieces, each with the reason why it is hidden."""


def read(data: bytes, draft: ReadingDraft, shown: PdfPage | None = None) -> None:
    """Read all text; `key` is "page:N" (from 1), "info:NAME", "xmp:NAME", "attachment:NAME", "field:N", "outline:N".

    `has_text` is False when no page has text of its own; words in scanned pages are recognised as far as the allowance goes.
    `shown` is given every page, so that the readable page needs no second parse. Raises Unreadable for locked or broken files
    and for more than PAGES pages.
    """
    data = data[data.find(b"%PDF-") :]
    with PDFIUM:
        document = opened(data)
        try:
            ink = PageInk(draft, _odd(data))
            _add_pages(document, draft, ink, shown)
            pdf_revisions.add_revisions(data, draft)
        finally:
            document.close()
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            pdf_parts.add_parts(pdf, draft, ink.done)
    except pikepdf.PasswordError as error:
        raise Unreadable(LOCKED) from error
    except pikepdf.PdfError as error:
        raise Unreadable(BROKEN) from error


def _odd(data: bytes) -> frozenset[int]:
    """Return the pages, from 0, whose look must be recognised because their objects do not tell it."""
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            return odd_pages(pdf)
    except pikepdf.PasswordError as error:
        raise Unreadable(LOCKED) from error
    except pikepdf.PdfError as error:
        raise Unreadable(BROKEN) from error


def opened(data: bytes) -> Any:
    """Open a document for the caller to close; raise Unreadable when it is locked, broken, empty or too long."""
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(LOCKED if "password" in str(error).lower() else BROKEN) from error
    if count > limits.PAGES:
        document.close()
        raise Unreadable(limits.TOO_MANY_PAGES)
    if count == 0:
        document.close()
        raise Unreadable(BROKEN)
    return document


def _add_pages(document: Any, draft: ReadingDraft, ink: PageInk, shown: PdfPage | None) -> None:
    draft.pages = len(document)
    with_text, before = 0, ""
    for number in range(1, draft.pages + 1):
        try:
            page = document[number - 1]
        except pypdfium2.PdfiumError as error:
            raise Unreadable(BROKEN) from error
        text = _add_page(page, number, draft, ink, shown)
        page.close()
        for cut in joined_over_pages(before, text):
            draft.add(f"第{number - 1}页到第{number}页", cut, key=f"page:{number}")
        with_text += has_text(text)
        before = text
    draft.has_text = with_text > 0


def _add_page(page: Any, number: int, draft: ReadingDraft, ink: PageInk, shown: PdfPage | None) -> str:
    """Add one page and return what a reader sees of its text."""
    painting = painting_of(page)
    textpage = page.get_textpage()
    pieces = page_pieces(page, textpage, painting)
    textpage.close()
    if shown is not None:
        shown.add(pieces)
    where, key = f"第{number}页", f"page:{number}"
    text = seen(pieces)
    draft.add(where, text, key=key)
    for broken in joined_over_lines(text):
        draft.add(f"{where}换行处", broken, key=key)
    for hidden, reason in unseen(pieces):
        draft.add(where, hidden, reason, key=key)
    ink.add(page, painting, number, text)
    return text
