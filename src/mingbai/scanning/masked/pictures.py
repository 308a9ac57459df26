"""Pictures masked: boxes over words that must not be published, and no properties."""

from __future__ import annotations

import io
import warnings
from typing import Any

from PIL import Image, ImageDraw, ImageOps, UnidentifiedImageError

from mingbai.reading import limits, ocr
from mingbai.reading.images import small
from mingbai.scanning.masked.rewriter import Rewriter

_FAILURES = (UnidentifiedImageError, OSError, ValueError, SyntaxError, TypeError, KeyError, Image.DecompressionBombError)
Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""
_MARGIN = 3
_FRESH = ("exif", "xmp", "XML:com.adobe.xmp", "comment", "photoshop", "parameters")


def mask_picture(data: bytes, rewriter: Rewriter) -> bytes:
    """Return the picture with its findings boxed and its properties gone; the same bytes when it has nothing to hide.

    A picture that cannot be opened is returned unchanged.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(data))
            if picture.width * picture.height > limits.PICTURE_PIXELS:
                return data
            kind = picture.format or "PNG"
            told = (
                any(name in picture.info for name in _FRESH) or bool(getattr(picture, "text", None)) or len(picture.getexif()) > 0
            )
            shown, boxes = ImageOps.exif_transpose(picture), []
            if min(picture.size) >= limits.PICTURE_LEAST:
                boxes = word_boxes(_as_read(data), rewriter, shown.size)
            if not boxes and not told:
                return data
            return _saved(boxed(shown, boxes), kind)
    except _FAILURES:
        return data


def _as_read(data: bytes) -> Any:
    picture = Image.open(io.BytesIO(data))
    picture.draft("RGB", (limits.PICTURE_SIDE, limits.PICTURE_SIDE))
    return small(picture)


def boxed(picture: Any, boxes: list[Box]) -> Any:
    """Return a copy with black boxes painted on it."""
    painted = picture.convert("RGB") if boxes and picture.mode not in ("RGB", "RGBA", "L") else picture.copy()
    draw = ImageDraw.Draw(painted)
    for left, top, right, bottom in boxes:
        draw.rectangle(
            (left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN), fill="black" if painted.mode != "L" else 0
        )
    return painted


def _saved(picture: Any, kind: str) -> bytes:
    """Return the picture in its format, pixels only."""
    bare = Image.new(picture.mode, picture.size)
    if picture.mode == "P":
        bare.putpalette(picture.getpalette() or [])
    bare.paste(picture)
    if kind in ("JPEG", "MPO"):
        bare, kind = bare.convert("RGB"), "JPEG"
    written = io.BytesIO()
    bare.save(written, kind, **({"quality": 92} if kind == "JPEG" else {}))
    return written.getvalue()


def word_boxes(picture: Any, rewriter: Rewriter, size: tuple[int, int]) -> list[Box]:
    """Return the boxes of the lines of words with findings, in pixels of a picture of `size`.

    `picture` is what words are recognised in. All lines are also judged as one text, as the scan does: a number may continue on
    the next line.
    """
    lines = ocr.lines(picture) or ()
    texts = [line.text for line in lines]
    masked = rewriter.pieces([piece for text in texts for piece in (text, "\n")])[::2]
    found = [line.box for line, text, new in zip(lines, texts, masked, strict=True) if text != new or rewriter.text(text) != text]
    across, down = size[0] / picture.width, size[1] / picture.height
    return [(left * across, top * down, right * across, bottom * down) for left, top, right, bottom in found]
