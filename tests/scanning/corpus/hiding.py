"""Files that hide a number, one for each way of hiding it, and how to tell whether a file still holds the number.

In pictures the number is a magenta block, so that no recogniser is needed: `recognised` reads it where it is large enough.
"""

from __future__ import annotations

import base64
import io
import re
import zipfile
from dataclasses import dataclass

import pikepdf
import pypdfium2
from PIL import Image, ImageChops, ImageSequence

from mingbai.reading.ocr import RecognizedLine

NUMBER = "642226198503121237"
PHONE = "13995412683"
INK = (255, 0, 255)
_LEGIBLE = 8
"""The block must be this high, in pixels, to be read."""
_TRACE = 6
"""From this height a person could make the number legible, whatever is left of its width."""
_DATA = re.compile(rb"data:[^,\"']*;base64,([A-Za-z0-9+/=\s]+)")


@dataclass(frozen=True)
class Hidden:
    """A way of hiding the number: its name, the file's name and bytes, whether a reader of the file sees it after all."""

    way: str
    name: str
    data: bytes
    is_seen: bool = False


def block(size: tuple[int, int] = (600, 800), at: tuple[int, int, int, int] = (60, 60, 400, 100)) -> Image.Image:
    """Return a white picture with the number written in it."""
    made = Image.new("RGB", size, "white")
    made.paste(INK, at)
    return made


def stored(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """Return the picture in a format."""
    written = io.BytesIO()
    picture.save(written, kind, **options)
    return written.getvalue()


def recognised(picture: Image.Image) -> tuple[RecognizedLine, ...]:
    """Stand in for the recogniser: read the magenta block."""
    box = _ink(picture).getbbox()
    if box is None or box[3] - box[1] < _LEGIBLE:
        return ()
    return (RecognizedLine(f"身份证号{NUMBER}", (float(box[0]), float(box[1]), float(box[2]), float(box[3]))),)


def _ink(picture: Image.Image) -> Image.Image:
    red, green, blue = picture.convert("RGB").split()
    strong = [band.point(lambda level: 255 if level > 170 else 0) for band in (red, blue)]
    return ImageChops.multiply(ImageChops.multiply(*strong), green.point(lambda level: 255 if level < 110 else 0))


def holds(data: bytes) -> bool:
    """Return whether a file holds the number anywhere: in its bytes, parts, streams, texts, pictures or frames."""
    if _says(data):
        return True
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(holds(archive.read(name)) for name in archive.namelist()) or _says_in_cells(archive)
    if data.startswith(b"%PDF"):
        return _paper_holds(data)
    if _says_in_pieces(data) or any(holds(base64.b64decode(found)) for found in _DATA.findall(data)):
        return True
    return _shows(data)


def _says(data: bytes) -> bool:
    texts = (NUMBER, ",".join(NUMBER), PHONE, "六四二二二六一九八五零三一二一二三七", "一三九九五四一二六八三")
    return any(text.encode(encoding) in data for text in texts for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def _says_in_pieces(data: bytes) -> bool:
    """Return whether nothing but marks and line ends stand between the digits."""
    return NUMBER.encode() in re.sub(rb"<[^>]*>|\s|,\xe4\xb8\x80\xe7\xbb\x84", b"", data)


def _says_in_cells(archive: zipfile.ZipFile) -> bool:
    texts = b"".join(archive.read(name) for name in archive.namelist() if name.endswith(".xml"))
    return NUMBER.encode() in b"".join(re.findall(rb"<(?:v|t|w:t)(?: [^>]*)?>([0-9Xx])<", texts))


def _shows(data: bytes) -> bool:
    try:
        picture = Image.open(io.BytesIO(data))
        return any(_has_trace(frame) for frame in ImageSequence.Iterator(picture))
    except (OSError, ValueError, SyntaxError):
        return False


def _has_trace(picture: Image.Image) -> bool:
    """Return whether the block is there, whole or in part, large enough to be made legible."""
    box = _ink(picture.convert("RGBA").convert("RGB")).getbbox()
    return box is not None and box[3] - box[1] >= _TRACE


def _paper_holds(data: bytes) -> bool:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream) and _stream_holds(item):
                return True
            if _says(item.unparse(resolved=False)):
                return True
    document = pypdfium2.PdfDocument(data)
    for page in document:
        if _says("".join(page.get_textpage().get_text_range().split()).encode()) or _has_trace(page.render(scale=1).to_pil()):
            return True
    return False


def _stream_holds(item: pikepdf.Stream) -> bool:
    if _says(item.read_raw_bytes()):
        return True
    try:
        if item.get("/Subtype") == "/Image":
            return not item.get("/ImageMask") and _has_trace(pikepdf.PdfImage(item).as_pil_image())
        content = item.read_bytes()
        return _says(content) or b"FF00FF" * 9 in content or b"1 0 1 rg" in content
    except (pikepdf.PdfError, NotImplementedError):
        return False
