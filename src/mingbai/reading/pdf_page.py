"""One page of a PDF: its letters, separated by whether a reader sees them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as c
from PIL import ImageStat

from mingbai.reading import limits, pdf_boxes
from mingbai.reading.pdf_boxes import Box
from mingbai.reading.pieces import Piece

_WHITE = 250
_OPAQUE = 245
_THICK = 5.0
"""A line this thick, in points, is a bar that covers letters."""
_SEGMENTS = 400
_NEARLY_ALL = 0.9
_DIM = 100
"""From this opacity, of 255, what is below can no longer be read for sure."""
MANY_CURVES = 240
"""With so many curved pieces a page may hold words that are drawn: a letter has three to thirty."""
FEW_CURVES, _SHAPES = 60, 500
"""A number drawn as curves has at least so many pieces; so many shapes of a page are looked at."""
_EVERYWHERE = (-1e9, -1e9, 1e9, 1e9)
_OBJECTS = 60_000
_NESTED = 4
_INVISIBLE = (c.FPDF_TEXTRENDERMODE_INVISIBLE, c.FPDF_TEXTRENDERMODE_CLIP)


@dataclass(frozen=True, slots=True)
class PaintedGround:
    """Something painted on the page: where, its number in the order of painting, and whether it is white.

    `shape` says for a picture with a mask, as a seal has, how much it covers from place to place (PIL, mode L).
    """

    box: Box
    order: int
    white: bool
    shape: Any = None

    def hides(self, letter: Box) -> bool:
        """Return whether it covers a letter: its middle, and with a mask nearly all of it."""
        x, y = (letter[0] + letter[2]) / 2, (letter[1] + letter[3]) / 2
        if not pdf_boxes.covers(self.box)(x, y):
            return False
        return self.shape is None or _covered_part(self.shape, self.box, letter) > _NEARLY_ALL


@dataclass(frozen=True, slots=True)
class PaintedPicture:
    """A picture on the page: its box, the part of it that is left by clipping, its number in the order of painting."""

    item: Any
    box: Box
    clip: Box
    order: int


@dataclass(slots=True)
class Painting:
    """What is painted on a page: grounds (filled boxes, pictures), letters by address, whether some lie outside the page.

    `covers` are all boxes with something opaque in them, by order; `curves` counts the curved pieces of lines and fillings, which
    stand in `shapes` with their boxes and orders.
    """

    grounds: list[PaintedGround]
    letters: dict[int, tuple[int, str]]
    crop: Box
    strays: bool = False
    pictures: list[PaintedPicture] = field(default_factory=list)
    covers: list[tuple[Box, int]] = field(default_factory=list)
    curves: int = 0
    shapes: list[tuple[Box, int, int]] = field(default_factory=list)

    def is_whole(self, picture: PaintedPicture) -> bool:
        """Return whether all of a picture is seen: not cropped, not clipped, nothing opaque over it."""
        if not (pdf_boxes.contains(self.crop, picture.box) and pdf_boxes.contains(picture.clip, picture.box)):
            return False
        return not any(order > picture.order and pdf_boxes.overlap(box, picture.box) for box, order in self.covers)

    @property
    def hides_shapes(self) -> bool:
        """Whether what lies outside the page or under boxes may be words drawn as curves."""
        if self.curves < FEW_CURVES:
            return False
        solid = [ground for ground in self.grounds if ground.shape is None]
        return sum(count for box, order, count in self.shapes if self._is_hidden(box, order, solid)) >= FEW_CURVES

    def _is_hidden(self, box: Box, order: int, solid: list[PaintedGround]) -> bool:
        if not pdf_boxes.overlap(self.crop, box):
            return True
        return any(ground.order > order and pdf_boxes.contains(ground.box, box) for ground in solid)

    @property
    def has_pictures(self) -> bool:
        """Whether a picture is large enough to hold words."""
        return any(min(pixels(one.item)) >= limits.PICTURE_LEAST for one in self.pictures)


def page_pieces(page: Any, textpage: Any, painted: Painting | None = None) -> list[Piece]:
    """Return the text of a page in pieces with the reason why each is hidden; lines end in a line feed.

    `painted` is the page's painting where it is known already.
    """
    painting = painted or painting_of(page)
    covers = _covers_of(painting)
    if not covers and not painting.strays and not any(reason for _, reason in painting.letters.values()):
        return [(textpage.get_text_range().replace("\r\n", "\n"), "")]
    pieces: list[Piece] = []
    for _, text, reason in _letters(textpage, painting, covers):
        if pieces and pieces[-1][1] == reason:
            pieces[-1] = (pieces[-1][0] + text, reason)
        else:
            pieces.append((text, reason))
    return pieces


def letters(textpage: Any, painting: Painting) -> Iterator[tuple[int, str, str]]:
    """Yield every letter of a page: its number in `textpage`, the letter, the reason why it is hidden."""
    return _letters(textpage, painting, _covers_of(painting))


def painting_of(page: Any) -> Painting:
    """Return what is painted on a page, the annotations that cover something included."""
    painting = _painting(page, page.get_bbox())
    for box in _covering_notes(page):
        painting.grounds.append(PaintedGround(box, 1 << 30, False))
        painting.covers.append((box, 1 << 30))
    return painting


def pixels(item: Any) -> tuple[int, int]:
    """Return width and height of a picture as it is stored."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    c.FPDFImageObj_GetImagePixelSize(item, width, height)
    return width.value, height.value


def _covers_of(painting: Painting) -> list[PaintedGround]:
    """Return the grounds that may cover letters."""
    letters_first = min((order for order, _ in painting.letters.values()), default=0)
    return [ground for ground in painting.grounds if ground.order > letters_first]


def _letters(textpage: Any, painting: Painting, covers: list[PaintedGround]) -> Iterator[tuple[int, str, str]]:
    crop = painting.crop
    inside = pdf_boxes.covers((crop[0] - 2, crop[1] - 2, crop[2] + 2, crop[3] + 2))
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
        below = [ground for ground in painting.grounds if ground.order < order and pdf_boxes.covers(ground.box)(x, y)]
        return "" if below and not below[-1].white else own
    letter = (left.value, bottom.value, right.value, top.value)
    if any(ground.order > order and ground.hides(letter) for ground in covers):
        return "under a box"
    return "" if inside(x, y) else "outside the page"


def _painting(page: Any, crop: Box) -> Painting:
    """Collect all objects of a page in the order of painting, including those inside forms."""
    painting = Painting([], {}, crop)
    identity = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    items = [c.FPDFPage_GetObject(page, i) for i in range(min(c.FPDFPage_CountObjects(page), _OBJECTS))]
    _gather(painting, items, _Frame(page, identity, _EVERYWHERE, 0))
    return painting


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the objects of a page or form are drawn: their matrix, what clipping leaves, how deep forms are nested."""

    page: Any
    matrix: tuple[float, ...]
    clip: Box
    depth: int

    def shape_of(self, item: Any) -> Any:
        """Return how much a picture covers from place to place; None when it covers everything."""
        bitmap = c.FPDFImageObj_GetRenderedBitmap(self.page.pdf.raw, self.page.raw, item)
        if not bitmap:
            return None
        picture = pypdfium2.PdfBitmap.from_raw(bitmap).to_pil()
        shape = picture.getchannel("A") if picture.mode == "RGBA" else None
        return shape if shape is not None and shape.getextrema()[0] < _OPAQUE else None


def _gather(painting: Painting, objects: list[Any], frame: _Frame) -> None:
    outer, depth = frame.matrix, frame.depth
    for item in objects:
        kind = c.FPDFPageObj_GetType(item)
        order = len(painting.letters) + len(painting.grounds) + len(painting.pictures) + len(painting.covers)
        if kind == c.FPDF_PAGEOBJ_TEXT:
            painting.letters[_address(item)] = (order, _letters_reason(item))
            left, bottom, right, top = pdf_boxes.moved(pdf_boxes.bounds(item), outer)
            crop = painting.crop
            painting.strays |= left < crop[0] - 2 or bottom < crop[1] - 2 or right > crop[2] + 2 or top > crop[3] + 2
        elif kind == c.FPDF_PAGEOBJ_IMAGE:
            box = pdf_boxes.moved(pdf_boxes.bounds(item), outer)
            painting.pictures.append(PaintedPicture(item, box, _clip(item, frame), order))
            if not c.FPDFPageObj_HasTransparency(item):
                # What lies below the first thing on a page need not be looked for.
                shape = frame.shape_of(item) if painting.letters else None
                painting.grounds.append(PaintedGround(box, order, False, shape))
                painting.covers.append((box, order))
        elif kind == c.FPDF_PAGEOBJ_PATH:
            filled = _filled(item)
            painting.grounds += [PaintedGround(pdf_boxes.moved(box, outer), order, white) for box, white in filled]
            if filled or _is_opaque(item):
                painting.covers.append((pdf_boxes.moved(pdf_boxes.bounds(item), outer), order))
            if len(painting.shapes) < _SHAPES and (curves := _curves(item)):
                painting.curves += curves
                painting.shapes.append((pdf_boxes.moved(pdf_boxes.bounds(item), outer), order, curves))
        elif kind == c.FPDF_PAGEOBJ_SHADING:
            painting.covers.append((pdf_boxes.moved(pdf_boxes.bounds(item), outer), order))
        elif kind == c.FPDF_PAGEOBJ_FORM and depth < _NESTED:
            count = min(c.FPDFFormObj_CountObjects(item), _OBJECTS - order)
            inner = [c.FPDFFormObj_GetObject(item, i) for i in range(max(count, 0))]
            _gather(
                painting,
                inner,
                _Frame(frame.page, pdf_boxes.multiplied(pdf_boxes.matrix(item), outer), _clip(item, frame), depth + 1),
            )


def _clip(item: Any, frame: _Frame) -> Box:
    """Return the box that the clipping paths of an object leave, on the page."""
    left, bottom, right, top = frame.clip
    path = c.FPDFPageObj_GetClipPath(item)
    for number in range(max(c.FPDFClipPath_CountPaths(path), 0) if path else 0):
        points: list[tuple[float, float]] = []
        for index in range(min(max(c.FPDFClipPath_CountPathSegments(path, number), 0), _SEGMENTS)):
            x, y = ctypes.c_float(), ctypes.c_float()
            c.FPDFPathSegment_GetPoint(c.FPDFClipPath_GetPathSegment(path, number, index), x, y)
            points.append((x.value, y.value))
        if points:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            box = pdf_boxes.moved((min(xs), min(ys), max(xs), max(ys)), frame.matrix)
            left, bottom = max(left, box[0]), max(bottom, box[1])
            right, top = min(right, box[2]), min(top, box[3])
    return left, bottom, right, top


def _covered_part(shape: Any, box: Box, letter: Box) -> float:
    """Return how much of a letter, from 0 to 1, a picture with a mask covers."""
    across, down = shape.width / max(box[2] - box[0], 1e-6), shape.height / max(box[3] - box[1], 1e-6)
    left, right = (letter[0] - box[0]) * across, (letter[2] - box[0]) * across
    top, bottom = (box[3] - letter[3]) * down, (box[3] - letter[1]) * down
    part = shape.crop((int(left), int(top), max(int(right), int(left) + 1), max(int(bottom), int(top) + 1)))
    covered: float = ImageStat.Stat(part.point(lambda level: 255 if level >= _OPAQUE else 0)).mean[0] / 255
    return covered


def _is_opaque(path: Any) -> bool:
    """Return whether a path is filled with something that may hide what is below, of whatever shape."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    c.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(fill.value) and _colour(path)[3] >= _DIM


def _curves(path: Any) -> int:
    """Return how many of the first pieces of a path are curves."""
    count = min(c.FPDFPath_CountSegments(path), _SEGMENTS)
    kinds = (c.FPDFPathSegment_GetType(c.FPDFPath_GetPathSegment(path, index)) for index in range(count))
    return sum(kind == c.FPDF_SEGMENT_BEZIERTO for kind in kinds)


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
        return [(pdf_boxes.bounds(path), white)] if segments <= 6 else [(box, white) for box in _parts(path, segments)]
    width = ctypes.c_float()
    if stroke.value and c.FPDFPageObj_GetStrokeWidth(path, width) and width.value >= _THICK:
        left, bottom, right, top = pdf_boxes.bounds(path)
        if min(right - left, top - bottom) <= width.value * 2:
            half = width.value / 2
            return [((left - half, bottom - half, right + half, top + half), False)]
    return []


def _parts(path: Any, segments: int) -> list[Box]:
    """Return the box of every closed part with at most six points; curves and larger shapes do not count as boxes."""
    matrix, boxes = pdf_boxes.matrix(path), []
    points: list[tuple[float, float]] = []
    for index in range(min(segments, _SEGMENTS) + 1):
        segment = c.FPDFPath_GetPathSegment(path, index) if index < segments else None
        if segment is None or c.FPDFPathSegment_GetType(segment) == c.FPDF_SEGMENT_MOVETO:
            if 4 <= len(points) <= 6:
                xs, ys = [x for x, _ in points], [y for _, y in points]
                boxes.append(pdf_boxes.moved((min(xs), min(ys), max(xs), max(ys)), matrix))
            points = []
        if segment is not None:
            x, y = ctypes.c_float(), ctypes.c_float()
            c.FPDFPathSegment_GetPoint(segment, x, y)
            points.append((x.value, y.value))
    return boxes


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
