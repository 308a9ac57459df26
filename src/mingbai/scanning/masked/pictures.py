"""Pictures saved anew: pixels only, of what a reader sees first, with boxes over words that must not be published."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from typing import Any

from PIL import Image, ImageDraw, ImageOps, PngImagePlugin, UnidentifiedImageError

from mingbai.reading import ai_labels, limits, ocr
from mingbai.reading.images import FORMATS, lines_of, on_white, opened_to_read
from mingbai.reading.passages import Unreadable
from mingbai.scanning.masked.rewriter import Rewriter

_FAILURES = (UnidentifiedImageError, OSError, ValueError, SyntaxError, TypeError, KeyError, Image.DecompressionBombError)
Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""
_MARGIN = 3
_QUALITY = 92
_ENDINGS = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "gif": "GIF", "webp": "WEBP"}
_PLAIN_MODES = frozenset(("1", "L", "LA", "P", "RGB", "RGBA"))
_BROKEN = "图片打不开，或者像素太多，没有生成可以公开的文件。请重新保存成 png 或者 jpg 再上传。"


def mask_file(name: str, data: bytes, rewriter: Rewriter) -> bytes:
    """Return the picture saved anew in the format that its name promises; raise Unreadable when it cannot be opened."""
    picture = rebuilt_picture(data, rewriter, _ENDINGS.get(name.rpartition(".")[2].lower(), ""))
    if picture is None:
        raise Unreadable(_BROKEN)
    return picture


def rebuilt_picture(data: bytes, rewriter: Rewriter, kind: str = "") -> bytes | None:
    """Return the first frame of a picture saved anew with its findings boxed; None when it cannot be opened.

    Only pixels are taken over, upright, and the mark of machine-made content; `kind` is the format to write, else its own.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(data), formats=FORMATS)
            if picture.width * picture.height > limits.PICTURE_PIXELS:
                return None
            label = _label(picture)
            shown, boxes = ImageOps.exif_transpose(picture), []
            if rewriter.finds and min(picture.size) >= limits.PICTURE_LEAST:
                boxes = _boxes(data, rewriter, shown.size)
            is_turned = picture.getexif().get(0x0112, 1) != 1
            own = {"MPO": "JPEG"}.get(picture.format or "", picture.format or "PNG")
            if not boxes and not is_turned and picture.format == "JPEG" and kind in ("", "JPEG"):
                return _written(picture, "JPEG", label, quality="keep")
            return _written(boxed(shown, boxes), kind or own, label)
    except _FAILURES:
        return None


def _label(picture: Image.Image) -> str:
    """Return the mark of machine-made content from any property of a picture."""
    values = [*picture.info.items(), *picture.getexif().items(), *picture.getexif().get_ifd(0x8769).items()]
    for name, value in values:
        text = value.decode("utf-8", errors="replace") if isinstance(value, bytes) else value
        if name not in ("icc_profile", "exif") and isinstance(text, str) and (label := ai_labels.label_in(text)):
            return label
    return ""


def _boxes(data: bytes, rewriter: Rewriter, size: tuple[int, int]) -> list[Box]:
    """Return the boxes over findings; words are recognised in the same pixels in which they were read."""
    read = opened_to_read(data)
    lines = lines_of(read, limits.Recognition()) or ()
    return word_boxes(lines, rewriter, ImageOps.exif_transpose(read).size, size)


def boxed(picture: Any, boxes: list[Box]) -> Any:
    """Return a copy with black boxes painted on it."""
    painted = picture.convert("RGB") if boxes and picture.mode not in ("RGB", "RGBA", "L") else picture.copy()
    draw = ImageDraw.Draw(painted)
    for left, top, right, bottom in boxes:
        draw.rectangle(
            (left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN), fill="black" if painted.mode != "L" else 0
        )
    return painted


def _written(picture: Any, kind: str, label: str, **options: Any) -> bytes:
    """Return the picture in a format; nothing of its former properties is written."""
    if not options:
        picture = _bare(picture)
        options = _options(picture, kind)
        if kind == "JPEG" and picture.mode != "L":
            picture = on_white(picture)
    if label:
        options |= _labelled(kind, label)
    written = io.BytesIO()
    picture.save(written, kind, **{"comment": b"", **options} if kind == "JPEG" else options)
    return written.getvalue()


def _bare(picture: Any) -> Any:
    """Return a picture of the same pixels: colours that no pixel uses could say something and go."""
    if picture.mode not in _PLAIN_MODES:
        picture = picture.convert("RGB")
    transparent = picture.info.get("transparency")
    if transparent is not None:
        picture = picture.convert("RGBA")
    elif picture.mode == "P":
        used = [index for index, count in enumerate(picture.histogram()) if count]
        picture = picture.remap_palette(used)
    bare = Image.new(picture.mode, picture.size)
    if picture.mode == "P":
        bare.putpalette(picture.getpalette() or [])
    bare.paste(picture)
    return bare


def _options(picture: Any, kind: str) -> dict[str, Any]:
    if kind == "JPEG":
        return {"quality": _QUALITY}
    if kind == "WEBP":
        return {"quality": _QUALITY, "method": 4}
    return {"compression": "tiff_deflate"} if kind == "TIFF" and picture.mode != "1" else {}


def _labelled(kind: str, label: str) -> dict[str, Any]:
    """Return what writes the mark of machine-made content into a format; BMP and TIFF have no common place for it."""
    if kind == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_itxt("XML:com.adobe.xmp", ai_labels.packet(label).decode())
        return {"pnginfo": info}
    if kind == "GIF":
        return {"comment": f'{{"{ai_labels.KEY}":{label}}}'.encode()}
    return {"xmp": ai_labels.packet(label)} if kind in ("JPEG", "WEBP") else {}


def word_boxes(
    lines: Sequence[ocr.RecognizedLine], rewriter: Rewriter, read: tuple[int, int], size: tuple[int, int]
) -> list[Box]:
    """Return the boxes of the lines of words with findings, in pixels of a picture of `size`; `read` is the size they came from.

    All lines are also judged as one text, as the scan does: a number may continue on the next line.
    """
    texts = [line.text for line in lines]
    masked = rewriter.pieces([piece for text in texts for piece in (text, "\n")])[::2]
    found = [line.box for line, text, new in zip(lines, texts, masked, strict=True) if text != new or rewriter.text(text) != text]
    across, down = size[0] / read[0], size[1] / read[1]
    return [(left * across, top * down, right * across, bottom * down) for left, top, right, bottom in found]
