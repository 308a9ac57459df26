"""Which letters of a PDF page must go: those of findings, and those a reader does not see."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as c

from mingbai.reading.pdf_boxes import Box
from mingbai.reading.pdf_page import Painting, letters, page_pieces
from mingbai.scanning.masked.rewriter import Rewriter

_MARGIN = 0.6
_SAME_LINE = 3.0


@dataclass(slots=True)
class Marked:
    """Letters to take out: their positions, the boxes over those of findings, and why they go."""

    origins: list[tuple[float, float]] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    is_found: bool = False
    is_hidden: bool = False

    def __bool__(self) -> bool:
        return self.is_found or self.is_hidden


def letters_to_remove(page: Any, textpage: Any, painting: Painting, rewriter: Rewriter) -> Marked:
    """Return the letters of one page that must go; nothing when the page is clean."""
    marked = Marked()
    pieces = page_pieces(page, textpage, painting)
    if not any(reason for _, reason in pieces) and not _found("".join(text for text, _ in pieces), rewriter):
        return marked
    shown = list(letters(textpage, painting))
    seen = [(index, letter) for index, letter, reason in shown if not reason]
    text = "".join(letter for _, letter in seen)
    gone = _found(text, rewriter)
    marked.is_found = bool(gone)
    hidden = [index for index, letter, reason in shown if reason and not letter.isspace()]
    marked.is_hidden = bool(hidden)
    found = [seen[place][0] for place in sorted(gone) if not seen[place][1].isspace()]
    marked.origins = [_origin(textpage, index) for index in (*found, *hidden)]
    marked.boxes = _boxes([_box(textpage, index) for index in found])
    return marked


def _found(text: str, rewriter: Rewriter) -> set[int]:
    """Return the positions of findings in `text`, also across line ends."""
    found = {place for span in rewriter.detector.in_text(text) for place in range(span.start, span.end)}
    return found | rewriter.broken(text)


def _origin(textpage: Any, index: int) -> tuple[float, float]:
    x, y = ctypes.c_double(), ctypes.c_double()
    c.FPDFText_GetCharOrigin(textpage, index, x, y)
    return x.value, y.value


def _box(textpage: Any, index: int) -> Box:
    """Return the box of a letter, as high as its font."""
    box = c.FS_RECTF()
    c.FPDFText_GetLooseCharBox(textpage, index, box)
    return box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top)


def _boxes(single: list[Box]) -> list[Box]:
    """Join the boxes of neighbouring letters in one line."""
    joined: list[Box] = []
    for left, bottom, right, top in single:
        if joined and abs(joined[-1][1] - bottom) < _SAME_LINE and -1 <= left - joined[-1][2] < top - bottom:
            last = joined[-1]
            joined[-1] = (last[0], min(last[1], bottom), max(last[2], right), max(last[3], top))
        else:
            joined.append((left, bottom, right, top))
    return [(left - _MARGIN, bottom, right + _MARGIN, top) for left, bottom, right, top in joined]
