"""Letters taken out of the strings of a page's content; what follows them stays in its place."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.psexceptions import PSException
from pdfminer.utils import MATRIX_IDENTITY, apply_matrix_pt

from mingbai.reading.pdf_odd import resources_of

# A broken page becomes a picture anyway; pdfminer's warnings would only clutter the command's output.
logging.getLogger("pdfminer").setLevel(logging.ERROR)
_NEAR = 0.75
_SHOWING = ("Tj", "TJ", "'", '"')
_NESTED = 6
_FAILURES = (
    PDFException,
    PSException,
    pikepdf.PdfError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    RecursionError,
)


@dataclass(slots=True)
class _Letter:
    """One letter as shown: its position, and how far it moves the next one, in thousandths of the font size."""

    x: float
    y: float
    advance: float


@dataclass(slots=True)
class _Shown:
    """One operator that shows text: the bytes of its strings, and its letters in order."""

    strings: list[bytes]
    letters: list[_Letter] = field(default_factory=list)


class _Recorder(PDFTextDevice):
    """Follows the content of a page and records every letter it shows."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self.shown: list[_Shown] = []
        self._state: Any = None

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """Begin an operator; its letters follow."""
        self._state = textstate
        self.shown.append(_Shown([piece for piece in seq if isinstance(piece, bytes)]))
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(self, matrix: Any, font: Any, *rest: Any) -> float:
        """Record one letter and return the width it takes."""
        size, scaling, rise, cid = rest[:4]
        x, y = apply_matrix_pt(matrix, (0, rise))
        space = self._state.charspace + (self._state.wordspace if cid == 32 and not font.is_multibyte() else 0)
        width = float(font.char_width(cid))
        self.shown[-1].letters.append(_Letter(x, y, width * 1000 + (space * 1000 / size if size else 0)))
        return width * float(size) * float(scaling)


def take_out(data: bytes, pdf: pikepdf.Pdf, number: int, origins: list[tuple[float, float]]) -> bool:
    """Take the letters at `origins` out of page `number` (from 0) of `pdf`, whose bytes are `data`.

    Returns False when the content cannot be followed or a letter was not met: then the result cannot be trusted.
    """
    try:
        shown = _record(data, number)
        wanted = _Near(origins)
        hits = [{index for index, letter in enumerate(one.letters) if wanted.meets(letter.x, letter.y)} for one in shown]
        if not wanted.all_met:
            return False
        edits = _Edits(pdf, iter(zip(shown, hits, strict=True)))
        page = pdf.pages[number]
        page.obj.Contents = pikepdf.Stream(pdf, edits.rewritten(page, resources_of(page), 0))
        return edits.is_done()
    except _FAILURES:
        return False


def _record(data: bytes, number: int) -> list[_Shown]:
    manager = PDFResourceManager()
    recorder = _Recorder(manager)
    interpreter = PDFPageInterpreter(manager, recorder)
    pages: Iterator[PDFPage] = PDFPage.create_pages(PDFDocument(PDFParser(io.BytesIO(data))))
    page = next(page for index, page in enumerate(pages) if index == number)
    interpreter.render_contents(page.resources, page.contents, ctm=MATRIX_IDENTITY)
    return recorder.shown


class _Near:
    """Points to meet, found by a grid."""

    def __init__(self, points: list[tuple[float, float]]) -> None:
        self._cells: dict[tuple[int, int], list[int]] = {}
        self._points, self._met = points, [False] * len(points)
        for index, (x, y) in enumerate(points):
            self._cells.setdefault((round(x), round(y)), []).append(index)

    def meets(self, x: float, y: float) -> bool:
        """Return whether a point lies here, and count it as met."""
        found = False
        for column in (-1, 0, 1):
            for row in (-1, 0, 1):
                for index in self._cells.get((round(x) + column, round(y) + row), ()):
                    if abs(self._points[index][0] - x) <= _NEAR and abs(self._points[index][1] - y) <= _NEAR:
                        self._met[index] = found = True
        return found

    @property
    def all_met(self) -> bool:
        """Whether every point was met."""
        return all(self._met)


class _Edits:
    """Walks the contents and forms of a page in the order in which they are shown, and rewrites the operators that show text."""

    def __init__(self, pdf: pikepdf.Pdf, shown: Iterator[tuple[_Shown, set[int]]]) -> None:
        self._pdf, self._shown = pdf, shown

    def is_done(self) -> bool:
        """Return whether every recorded operator was met again."""
        return next(self._shown, None) is None

    def rewritten(self, holder: Any, resources: Any, depth: int) -> bytes:
        """Return the content of a page or form without the letters that go."""
        if depth > _NESTED:
            raise ValueError("forms nested too deeply")
        written: list[Any] = []
        for instruction in pikepdf.parse_content_stream(holder):
            operator, operands = str(instruction.operator), list(instruction.operands)
            if operator == "Do":
                self._enter(resources, str(operands[0]), depth)
            if operator in _SHOWING:
                written += self._edited(operator, operands, instruction)
            else:
                written.append(instruction)
        return pikepdf.unparse_content_stream(written)

    def _enter(self, resources: Any, name: str, depth: int) -> None:
        form = resources.get("/XObject", pikepdf.Dictionary()).get(name)
        if form is not None and form.get("/Subtype") == "/Form":
            form.write(self.rewritten(form, form.get("/Resources", resources), depth + 1))

    def _edited(self, operator: str, operands: list[Any], instruction: Any) -> list[Any]:
        shown, gone = next(self._shown)
        pieces = list(operands[0]) if operator == "TJ" else [operands[-1]]
        if [bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String)] != shown.strings:
            raise ValueError("the text differs from what was recorded")
        if not gone:
            return [instruction]
        if operator == '"':
            raise ValueError("pdfminer does not move to the next line here, so positions are unknown")
        before: list[Any] = [([], pikepdf.Operator("T*"))] if operator == "'" else []
        return [*before, ([pikepdf.Array(_without(pieces, shown, gone))], pikepdf.Operator("TJ"))]


def _without(pieces: list[Any], shown: _Shown, gone: set[int]) -> list[Any]:
    """Return the pieces of a TJ array with the letters that go replaced by the width they took."""
    width = sum(map(len, shown.strings)) / len(shown.letters) if shown.letters else 0
    if width not in (1, 2):
        raise ValueError("letters encoded in different lengths")
    step, index, result = int(width), 0, []
    for piece in pieces:
        if not isinstance(piece, pikepdf.String):
            result.append(piece)
            continue
        text, kept = bytes(piece), b""
        for start in range(0, len(text), step):
            if index in gone:
                if kept:
                    result.append(pikepdf.String(kept))
                    kept = b""
                result.append(round(-shown.letters[index].advance, 3))
            else:
                kept += text[start : start + step]
            index += 1
        if kept:
            result.append(pikepdf.String(kept))
    return result
