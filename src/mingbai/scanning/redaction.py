"""Partial disclosure (条例第37条): boxes over what is withheld, burned into the pictures of their pages.

A page with a box becomes a picture, so nothing lies under the box; the other pages are rebuilt from what a reader sees.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import pikepdf
import pypdfium2
import pypdfium2.raw as raw

from mingbai.reading.images import lines_of
from mingbai.reading.limits import Recognition
from mingbai.reading.passages import FileContent, Unreadable
from mingbai.reading.pdf import PDFIUM, opened
from mingbai.reading.pdf_ink import drawn, has_text
from mingbai.reading.pdf_page import painting_of
from mingbai.reading.xml import BROKEN
from mingbai.scanning.detect import Detector
from mingbai.scanning.masked import pdf
from mingbai.scanning.masked.pdf_letters import letters_to_remove
from mingbai.scanning.masked.pdf_stripped import saved
from mingbai.scanning.masked.pictures import boxed, word_boxes
from mingbai.scanning.masked.rewriter import MaskingPlan, Nothing, Rewriter
from mingbai.scanning.withheld import RedactionBox

T = TypeVar("T")
_EMPTY = FileContent(())
Box = tuple[float, float, float, float]
_SAME_LINE = 0.005
_SCREEN = (1_200, 2_400)
_GRID = 100_000
"""Steps across a page, for a function that answers in whole numbers."""


def page_sizes(data: bytes) -> tuple[tuple[float, float], ...]:
    """Return width and height of each page as it is shown, in points. Raises Unreadable."""
    return tuple(_of_pages(data, lambda page: page.get_size()))


def page_picture(data: bytes, number: int) -> bytes:
    """Return a page, from 1, as JPEG bytes for the screen; empty when there is no such page. Raises Unreadable."""

    def picture(page: Any) -> bytes:
        look, written = pdf.shown(page), io.BytesIO()
        look.thumbnail(_SCREEN)
        look.save(written, "JPEG", quality=80)
        return written.getvalue()

    return b"".join(_of_pages(data, picture, only=number))


def proposed(data: bytes, detector: Detector) -> tuple[RedactionBox, ...]:
    """Return boxes over the personal data that a machine finds, without grounds, in reading order. Raises Unreadable.

    Scanned pages are recognised. What no box covers has to be read by a person.
    """
    rewriter, budget = Rewriter(detector, MaskingPlan(), _EMPTY), Recognition()

    def found(page: Any) -> list[Box]:
        textpage = page.get_textpage()
        is_text = has_text(textpage.get_text_range())
        letters = letters_to_remove(page, textpage, painting_of(page), rewriter).boxes if is_text else []
        textpage.close()
        if is_text:
            return [_as_shown(page, letter) for letter in letters]
        look = drawn(page)
        return word_boxes(lines_of(look, budget) or (), rewriter, look.size, (1, 1))

    return tuple(
        RedactionBox(number, left, top, right, bottom)
        for number, boxes in enumerate(_of_pages(data, found), 1)
        for left, top, right, bottom in _joined(_cut(boxes))
    )


def redact(data: bytes, boxes: Sequence[RedactionBox]) -> bytes:
    """Return the PDF with the boxes burned in; every page is rebuilt, properties and bookmarks are gone.

    Raises Unreadable when the file cannot be read, ValueError when a box names a page that is not there.
    """
    with PDFIUM:
        document = opened(data)
        try:
            if wrong := [box.page for box in boxes if box.page > len(document)]:
                raise ValueError(f"no page {wrong[0]}")
            taken = {number - 1: _burned(document[number - 1], _of(boxes, number)) for number in {box.page for box in boxes}}
        finally:
            document.close()
        burned = _without_bookmarks(pdf.replaced(data, taken))
    return pdf.mask(burned, Rewriter(Nothing(), MaskingPlan(), _EMPTY))


def _burned(page: Any, boxes: Sequence[RedactionBox]) -> tuple[Any, tuple[float, float]]:
    picture, size = pdf.shown(page), page.get_size()
    across, down = picture.size
    edges = [(box.left * across, box.top * down, box.right * across, box.bottom * down) for box in boxes]
    page.close()
    return boxed(picture, edges), size


def _of(boxes: Sequence[RedactionBox], number: int) -> list[RedactionBox]:
    return [box for box in boxes if box.page == number]


def _without_bookmarks(data: bytes) -> bytes:
    """Return the PDF without its outline, whose titles may say what a box withholds."""
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as document:
        if "/Outlines" in document.Root:
            del document.Root.Outlines
        return saved(document)


def _joined(boxes: Sequence[Box]) -> list[Box]:
    """Return the boxes in reading order, those of one line that touch as one: letters are found one by one."""
    found: list[Box] = []
    for left, top, right, bottom in sorted(boxes, key=lambda box: (round(box[1], 2), box[0])):
        before = found[-1] if found else (0.0, 0.0, -1.0, 0.0)
        if abs(before[1] - top) + abs(before[3] - bottom) < _SAME_LINE and left <= before[2] + _SAME_LINE:
            found[-1] = (before[0], min(before[1], top), max(before[2], right), max(before[3], bottom))
        else:
            found.append((left, top, right, bottom))
    return found


def _as_shown(page: Any, box: Box) -> Box:
    """Return a box of the page's own space in fractions of the page as it is shown: turned, and cut to what is seen of it."""
    left, bottom, right, top = box
    corners = [_point(page, x, y) for x in (left, right) for y in (bottom, top)]
    across, down = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(down), max(across), max(down)


def _point(page: Any, x: float, y: float) -> tuple[float, float]:
    to_right, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, _GRID, _GRID, 0, x, y, to_right, down)
    return to_right.value / _GRID, down.value / _GRID


def _cut(boxes: Sequence[Box]) -> list[Box]:
    """Return the boxes cut at the edges of their page; what lies outside is not shown, so nobody sees it in the copy either."""
    edges = [(_inside(left), _inside(top), _inside(right), _inside(bottom)) for left, top, right, bottom in boxes]
    return [(left, top, right, bottom) for left, top, right, bottom in edges if left < right and top < bottom]


def _inside(edge: float) -> float:
    """Return an edge of a box cut at that of the page, as a fraction that survives a form."""
    return round(min(max(edge, 0.0), 1.0), 5)


def _of_pages(data: bytes, look: Callable[[Any], T], only: int = 0) -> list[T]:
    """Return what `look` says of each page, or of one alone, from 1."""
    with PDFIUM:
        document = opened(data)
        try:
            said = []
            numbers = range(len(document)) if not only else range(only - 1, only) if 0 < only <= len(document) else ()
            for number in numbers:
                page = document[number]
                said.append(look(page))
                page.close()
            return said
        except pypdfium2.PdfiumError as error:
            raise Unreadable(BROKEN) from error
        finally:
            document.close()
