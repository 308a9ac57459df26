"""Pictures: boxes over words that must not be published, and no properties."""

from __future__ import annotations

import io
import warnings
from typing import Any

from PIL import Image, ImageDraw, ImageOps, UnidentifiedImageError

from mingbai.reading import limits, ocr
from mingbai.scanning.masked.rewriter import Rewriter

_FAILURES = (UnidentifiedImageError, OSError, ValueError, SyntaxError, TypeError, KeyError, Image.DecompressionBombError)
_MARGIN = 3
_FRESH = ("exif", "xmp", "XML:com.adobe.xmp", "comment", "photoshop", "parameters")


def mask_picture(data: bytes, rewriter: Rewriter) -> bytes:
    """The picture with its words boxed and its properties gone; the same bytes where it has nothing to hide.

    A picture that cannot be opened is returned as it is.
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
            shown = ImageOps.exif_transpose(picture)
            boxes = word_boxes(shown, rewriter) if min(picture.size) >= limits.PICTURE_LEAST else []
            if not boxes and not told:
                return data
            return _saved(boxed(shown, boxes), kind)
    except _FAILURES:
        return data


def boxed(picture: Any, boxes: list[tuple[float, float, float, float]]) -> Any:
    """A copy with black boxes painted."""
    painted = picture.convert("RGB") if boxes and picture.mode not in ("RGB", "RGBA", "L") else picture.copy()
    draw = ImageDraw.Draw(painted)
    for left, top, right, bottom in boxes:
        draw.rectangle(
            (left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN), fill="black" if painted.mode != "L" else 0
        )
    return painted


def _saved(picture: Any, kind: str) -> bytes:
    """The picture in its format, pixels only."""
    bare = Image.new(picture.mode, picture.size)
    if picture.mode == "P":
        bare.putpalette(picture.getpalette() or [])
    bare.paste(picture)
    if kind in ("JPEG", "MPO"):
        bare, kind = bare.convert("RGB"), "JPEG"
    written = io.BytesIO()
    bare.save(written, kind, **({"quality": 92} if kind == "JPEG" else {}))
    return written.getvalue()


def word_boxes(picture: Any, rewriter: Rewriter) -> list[tuple[float, float, float, float]]:
    """Left, top, right, bottom in pixels of `picture` of the lines of words in which something was found.

    All lines are also judged as one text, as the scan does: a number may go on in the next line.
    """
    layered = picture.convert("RGBA") if picture.mode in ("RGBA", "LA", "PA", "P") else None
    ground = picture.convert("RGB")
    if layered is not None:
        ground = Image.new("RGB", picture.size, "white")
        ground.paste(layered, mask=layered.getchannel("A"))
    scale = max(1.0, max(picture.size) / limits.PICTURE_SIDE)
    if scale > 1:
        ground.thumbnail((limits.PICTURE_SIDE, limits.PICTURE_SIDE))
    lines = ocr.lines(ground) or ()
    texts = [line.text for line in lines]
    pieces = [piece for text in texts for piece in (text, "\n")]
    masked = rewriter.pieces(pieces)[::2]
    found = [line.box for line, text, new in zip(lines, texts, masked, strict=True) if text != new or rewriter.text(text) != text]
    return [(left * scale, top * scale, right * scale, bottom * scale) for left, top, right, bottom in found]
