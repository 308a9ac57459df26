"""One page of a PDF: its letters, separated by whether a reader sees them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as c

from mingbai.reading.pieces import Piece

_WHITE = 250
_OPAQUE = 245
_THICK = 5.0
"""A line this thick, in points, is a bar that covers letters."""
_SEGMENTS = 400
_OBJECTS = 60_000
_NESTED = 4
_INVISIBLE = (c.FPDF_TEXTRENDERMODE_INVISIBLE, c.FPDF_TEXTRENDERMODE_CLIP)

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points of the page."""


@dataclass(frozen=True, slots=True)
class PaintedGround:
    """Something painted on the page: where, its number in the order of painting, and whether it is white."""

    box: Box
    order: int
    white: bool


@dataclass(slots=True)
class Painting:
    """What is painted on a page: grounds (filled boxes, pictures), letters by address, whether some lie outside the page."""

    grounds: list[PaintedGround]
    letters: dict[int, tuple[int, str]]
    crop: Box
    strays: bool = False


def page_pieces(page: Any, textpage: Any) -> list[Piece]:
    """Return the text of a page in pieces with the reason why each is hidden; lines end in a line feed."""
    painting, covers = _seen_from(page)
    if not covers and not painting.strays and not any(reason for _, reason in painting.letters.values()):
        return [(textpage.get_text_range().replace("\r\n", "\n"), "")]
    pieces: list[Piece] = []
    for _, text, reason in _letters(page, textpage, painting, covers):
        if pieces and pieces[-1][1] == reason:
            pieces[-1] = (pieces[-1][0] + text, reason)
        else:
            pieces.append((text, reason))
    return pieces


def letters(page: Any, textpage: Any) -> Iterator[tuple[int, str, str]]:
    """Yield every letter of a page: its number in `textpage`, the letter, the reason why it is hidden."""
    return _letters(page, textpage, *_seen_from(page))


def _seen_from(page: Any) -> tuple[Painting, list[PaintedGround]]:
    """Return what is painted, and which of it may cover letters."""
    painting = _painting(page, page.get_bbox())
    for box in _covering_notes(page):
        painting.grounds.append(PaintedGround(box, 1 << 30, False))
    letters_first = min((order for order, _ in painting.letters.values()), default=0)
    return painting, [ground for ground in painting.grounds if ground.order > letters_first]


def _letters(page: Any, textpage: Any, painting: Painting, covers: list[PaintedGround]) -> Iterator[tuple[int, str, str]]:
    crop = painting.crop
    inside = _covers((crop[0] - 2, crop[1] - 2, crop[2] + 2, crop[3] + 2))
    last = ""
    for index in range(textpage.count_chars()):
        letter = c.FPDFText_GetUnicode(textpage, index)
        if letter in (0, 0xFFFE, 13):
            continue
        if index == 0 or c.FPDFText_IsGenerated(textpage, index) != 1:
            last = _reason(textpage, index, painting, covers, inside)
        yield index, "-" if letter == 2 else chr(letter), last


def _reason(textpage: Any, index: int, painting: Painting, covers: list[PaintedGround], inside: Any) -> str:
    """Return why one letter is hidden; empty when it is visible."""
    handle = c.FPDFText_GetTextObject(textpage, index)
    order, own = painting.letters.get(_address(handle), (1 << 30, "")) if handle else (1 << 30, "")
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    c.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
    x, y = (left.value + right.value) / 2, (bottom.value + top.value) / 2
    if own == "hidden text":
        return own
    if own == "white text":
        below = [ground for ground in painting.grounds if ground.order < order and _covers(ground.box)(x, y)]
        return "" if below and not below[-1].white else own
    if any(ground.order > order and _covers(ground.box)(x, y) for ground in covers):
        return "under a box"
    return "" if inside(x, y) else "outside the page"


def _covers(box: Box) -> Any:
    left, bottom, right, top = box
    return lambda x, y: left <= x <= right and bottom <= y <= top


def _painting(page: Any, crop: Box) -> Painting:
    """Collect all objects of a page in the order of painting, including those inside forms."""
    painting = Painting([], {}, crop)
    identity = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    _gather(painting, [c.FPDFPage_GetObject(page, i) for i in range(min(c.FPDFPage_CountObjects(page), _OBJECTS))], identity, 0)
    return painting


def _gather(painting: Painting, objects: list[Any], outer: tuple[float, ...], depth: int) -> None:
    for item in objects:
        kind = c.FPDFPageObj_GetType(item)
        order = len(painting.letters) + len(painting.grounds)
        if kind == c.FPDF_PAGEOBJ_TEXT:
            painting.letters[_address(item)] = (order, _letters_reason(item))
            left, bottom, right, top = _moved(_bounds(item), outer)
            crop = painting.crop
            painting.strays |= left < crop[0] - 2 or bottom < crop[1] - 2 or right > crop[2] + 2 or top > crop[3] + 2
        elif kind == c.FPDF_PAGEOBJ_IMAGE:
            if not c.FPDFPageObj_HasTransparency(item):
                painting.grounds.append(PaintedGround(_moved(_bounds(item), outer), order, False))
        elif kind == c.FPDF_PAGEOBJ_PATH:
            painting.grounds += [PaintedGround(_moved(box, outer), order, white) for box, white in _filled(item)]
        elif kind == c.FPDF_PAGEOBJ_FORM and depth < _NESTED:
            count = min(c.FPDFFormObj_CountObjects(item), _OBJECTS - order)
            inner = [c.FPDFFormObj_GetObject(item, i) for i in range(max(count, 0))]
            _gather(painting, inner, _multiplied(_matrix(item), outer), depth + 1)


def _address(item: Any) -> int:
    return ctypes.cast(item, ctypes.c_void_p).value or 0


def _letters_reason(item: Any) -> str:
    """Return whether letters are unpainted or almost transparent, or white; empty when they are neither."""
    mode = c.FPDFTextObj_GetTextRenderMode(item)
    if mode in _INVISIBLE:
        return "hidden text"
    red, green, blue, alpha = _colour(item)
    if alpha < 12:
        return "hidden text"
    return "white text" if min(red, green, blue) >= _WHITE and mode != c.FPDF_TEXTRENDERMODE_STROKE else ""


def _colour(item: Any) -> tuple[int, int, int, int]:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not c.FPDFPageObj_GetFillColor(item, *parts):
        return 0, 0, 0, 255
    return parts[0].value, parts[1].value, parts[2].value, parts[3].value


def _filled(path: Any) -> list[tuple[Box, bool]]:
    """Return the boxes that a path paints over opaquely: its filled parts, or itself when it is a thick line."""
    if c.FPDFPageObj_HasTransparency(path):
        return []
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    c.FPDFPath_GetDrawMode(path, fill, stroke)
    red, green, blue, alpha = _colour(path)
    white = min(red, green, blue) >= _WHITE
    if fill.value and alpha >= _OPAQUE:
        segments = c.FPDFPath_CountSegments(path)
        return [(_bounds(path), white)] if segments <= 6 else [(box, white) for box in _parts(path, segments)]
    width = ctypes.c_float()
    if stroke.value and c.FPDFPageObj_GetStrokeWidth(path, width) and width.value >= _THICK:
        left, bottom, right, top = _bounds(path)
        if min(right - left, top - bottom) <= width.value * 2:
            half = width.value / 2
            return [((left - half, bottom - half, right + half, top + half), False)]
    return []


def _parts(path: Any, segments: int) -> list[Box]:
    """Return the box of every closed part with at most six points; curves and larger shapes do not count as boxes."""
    matrix, boxes = _matrix(path), []
    points: list[tuple[float, float]] = []
    for index in range(min(segments, _SEGMENTS) + 1):
        segment = c.FPDFPath_GetPathSegment(path, index) if index < segments else None
        if segment is None or c.FPDFPathSegment_GetType(segment) == c.FPDF_SEGMENT_MOVETO:
            if 4 <= len(points) <= 6:
                xs, ys = [x for x, _ in points], [y for _, y in points]
                boxes.append(_moved((min(xs), min(ys), max(xs), max(ys)), matrix))
            points = []
        if segment is not None:
            x, y = ctypes.c_float(), ctypes.c_float()
            c.FPDFPathSegment_GetPoint(segment, x, y)
            points.append((x.value, y.value))
    return boxes


def _bounds(item: Any) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    c.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _matrix(item: Any) -> tuple[float, ...]:
    matrix = c.FS_MATRIX()
    c.FPDFPageObj_GetMatrix(item, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _multiplied(first: tuple[float, ...], then: tuple[float, ...]) -> tuple[float, ...]:
    a, b, d, e, x, y = first
    k, m, n, o, u, v = then
    return a * k + b * n, a * m + b * o, d * k + e * n, d * m + e * o, x * k + y * n + u, x * m + y * o + v


def _moved(box: Box, matrix: tuple[float, ...]) -> Box:
    a, b, d, e, x, y = matrix
    corners = [(p * a + q * d + x, p * b + q * e + y) for p in (box[0], box[2]) for q in (box[1], box[3])]
    xs, ys = [p for p, _ in corners], [q for _, q in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _covering_notes(page: Any) -> list[Box]:
    """Return the boxes of annotations that hide what is below: filled squares and redaction marks."""
    boxes = []
    for index in range(min(c.FPDFPage_GetAnnotCount(page), 2_000)):
        note = c.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        kind = c.FPDFAnnot_GetSubtype(note)
        filled = kind == c.FPDF_ANNOT_SQUARE and c.FPDFAnnot_HasKey(note, b"IC")
        box = c.FS_RECTF()
        if (filled or kind == c.FPDF_ANNOT_REDACT) and c.FPDFAnnot_GetRect(note, box):
            boxes.append((box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top)))
        c.FPDFPage_CloseAnnot(note)
    return boxes
