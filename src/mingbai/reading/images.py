"""Pictures: the words in them, and the words stored with them (author, place, description)."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterable, Iterator
from typing import Any

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from mingbai.reading import limits, ocr
from mingbai.reading.draft import ReadingDraft
from mingbai.reading.limits import Recognition
from mingbai.reading.passages import Passage, Unreadable

_BROKEN = "图片已损坏，打不开。请重新保存后再上传。"
_TOO_LARGE = "图片的像素太多（超过6000万），请缩小后再上传。"
_FAILURES = (
    UnidentifiedImageError,
    OSError,
    ValueError,
    SyntaxError,
    TypeError,
    KeyError,
    EOFError,
    Image.DecompressionBombError,
)
_NAMES = {
    "Artist": "作者",
    "Copyright": "版权",
    "XPAuthor": "作者",
    "XPComment": "备注",
    "XPTitle": "标题",
    "XPSubject": "主题",
    "XPKeywords": "关键词",
    "ImageDescription": "说明",
    "UserComment": "备注",
    "CameraOwnerName": "相机所有者",
    "BodySerialNumber": "相机序号",
    "Make": "设备厂商",
    "Model": "设备型号",
    "Software": "软件",
    "HostComputer": "电脑",
    "DateTime": "时间",
    "DateTimeOriginal": "拍摄时间",
    "Author": "作者",
    "Title": "标题",
    "Description": "说明",
    "Comment": "备注",
    "comment": "备注",
}
FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
"""What is opened; other decoders of the library, some of which run programs, are never reached."""
_TAGS = re.compile(r"<[^>]+>")
_DIGITS = re.compile(rb"(?<!\d)\d{11,19}[Xx]?(?!\d)")
_WIDE_DIGITS = re.compile(rb"(?<!\d\x00)(?:\d\x00){11,19}(?:[Xx]\x00)?(?!\d\x00)")
LEFT = "left in the file"


def read(data: bytes, draft: ReadingDraft) -> None:
    """Read a picture as a file: its words at "图片1", its properties as "property"; `key` is "image" or "exif:NAME"."""
    read_picture(data, draft, where="图片1", key="image")
    draft.has_text = any(passage.where == "图片1" for passage in draft.passages)


def add_picture(data: bytes, draft: ReadingDraft, *, where: str, key: str) -> None:
    """Add a picture inside another file; one that cannot be opened is left out of what is published, and never fails the file."""
    try:
        if draft.allowance.is_new(data):
            read_picture(data, draft, where=where, key=key)
    except Unreadable:
        draft.pictures_left_out += 1


def read_picture(data: bytes, draft: ReadingDraft, *, where: str, key: str) -> None:
    """Read the properties and the recognised words of one picture, and numbers that only its bytes hold.

    Raises Unreadable when it cannot be opened.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = opened_to_read(data)
            add_properties(picture, draft, where, key)
            draft.add(f"{where}的字节", "\n".join(numbers(data)), LEFT, key=f"{key}|bytes")
            if min(picture.size) >= limits.PICTURE_LEAST:
                _add_frames(picture, draft, where, key)
    except _FAILURES as error:
        raise Unreadable(_BROKEN) from error


def opened_to_read(data: bytes) -> Image.Image:
    """Open a picture so that no more pixels are unpacked than recognition needs; raise Unreadable when it has too many."""
    picture = Image.open(io.BytesIO(data), formats=FORMATS)
    if picture.width * picture.height > limits.PICTURE_PIXELS:
        raise Unreadable(_TOO_LARGE)
    if max(picture.size) <= limits.TILE:
        picture.draft("RGB", (limits.PICTURE_SIDE, limits.PICTURE_SIDE))
    return picture


def _add_frames(picture: Image.Image, draft: ReadingDraft, where: str, key: str) -> None:
    """Add the words of every frame; only the first is published, so that what is not read of the others is left out."""
    frames = getattr(picture, "n_frames", 1)
    add_words(picture, draft, where=where, key=key)
    draft.pictures_left_out += frames > 1
    for number in range(1, min(frames, limits.FRAMES)):
        if draft.allowance.recognition.left > 0:
            picture.seek(number)
            add_words(picture, draft, where=f"{where}第{number + 1}幅", key=key)


def numbers(data: bytes) -> list[str]:
    """Return the long numbers written in the bytes of a picture: behind its end, or in properties that nothing shows."""
    narrow = [found.decode("ascii") for found in _DIGITS.findall(data)]
    return [*narrow, *(found.replace(b"\x00", b"").decode("ascii") for found in _WIDE_DIGITS.findall(data))]


def add_words(picture: Image.Image, draft: ReadingDraft, *, where: str, key: str, known: Iterable[Passage] = ()) -> bool:
    """Recognise the words in an opened picture, without lines that passages in `known` of the same `key` already say.

    Returns whether there were any. A picture counts as unread without an engine or when as much was recognised as may be.
    """
    lines = lines_of(picture, draft.allowance.recognition)
    if lines is None:
        draft.pictures_unread += 1
        return True
    said = "".join("".join(passage.text.split()) for passage in known if passage.key == key)
    draft.add(where, "\n".join(line.text for line in lines if "".join(line.text.split()) not in said), key=key)
    return bool(lines)


def lines_of(picture: Image.Image, recognition: Recognition) -> tuple[ocr.RecognizedLine, ...] | None:
    """Return the lines of text in a picture, tile by tile where it is long or large; None when not all of it was recognised.

    Boxes are in pixels of the picture as it is shown, upright.
    """
    upright = ImageOps.exif_transpose(picture)
    found: list[ocr.RecognizedLine] = []
    for left, top, right, bottom in _tiles(upright.width, upright.height):
        whole = (right - left, bottom - top) == upright.size
        tile = small(upright if whole else upright.crop((left, top, right, bottom)))
        lines = ocr.lines(tile) if recognition.takes(tile.width * tile.height) else None
        if lines is None:
            return None
        across, down = (right - left) / tile.width, (bottom - top) / tile.height
        found += [_moved(line, left, top, across, down) for line in lines]
    return tuple(found)


def _tiles(width: int, height: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield boxes that cover a picture and overlap by more than a number is long across, than a line is high down."""
    for top, bottom in _steps(height, limits.TILE_LAP_DOWN):
        for left, right in _steps(width, limits.TILE_LAP_ACROSS):
            yield left, top, right, bottom


def _steps(length: int, lap: int) -> list[tuple[int, int]]:
    if length <= limits.TILE:
        return [(0, length)]
    starts = [*range(0, length - limits.TILE, limits.TILE - lap), length - limits.TILE]
    return [(start, start + limits.TILE) for start in starts]


def _moved(line: ocr.RecognizedLine, left: int, top: int, across: float, down: float) -> ocr.RecognizedLine:
    box = line.box
    return ocr.RecognizedLine(
        line.text, (left + box[0] * across, top + box[1] * down, left + box[2] * across, top + box[3] * down)
    )


def small(picture: Image.Image) -> Image.Image:
    """Return a copy of the picture in RGB on white, with its longer side at most PICTURE_SIDE pixels."""
    if picture.mode == "P" or "transparency" in picture.info:
        picture = picture.convert("RGBA")
    if picture.mode not in ("RGB", "RGBA", "LA", "L"):
        picture = picture.convert("RGBA" if picture.mode == "PA" else "RGB")
    longest = max(picture.size)
    if longest > limits.PICTURE_SIDE:
        size = [max(1, round(side * limits.PICTURE_SIDE / longest)) for side in picture.size]
        picture = picture.resize((size[0], size[1]), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return on_white(picture)


def on_white(picture: Image.Image) -> Image.Image:
    """Return the picture in RGB, on white where it is transparent."""
    if picture.mode not in ("RGBA", "LA"):
        return picture.convert("RGB")
    ground = Image.new("RGBA", picture.size, "white")
    ground.alpha_composite(picture.convert("RGBA"))
    return ground.convert("RGB")


def add_properties(picture: Image.Image, draft: ReadingDraft, where: str, key: str) -> None:
    """Add what is stored with an opened picture: author, place, description, as "property"."""
    prefix = "" if where == "图片1" and key == "image" else f"{where} "
    for name, value in _properties(picture):
        draft.add(f"{prefix}属性：{_NAMES.get(name, name)}", value, "property", key=f"{key}|exif:{name}")


def _properties(picture: Image.Image) -> list[tuple[str, str]]:
    """Return EXIF of all directories, GPS as degrees, and the text chunks of png, gif, jpeg and webp."""
    exif = picture.getexif()
    found = [(ExifTags.TAGS.get(tag, str(tag)), value) for tag, value in exif.items()]
    found += [(ExifTags.TAGS.get(tag, str(tag)), value) for tag, value in exif.get_ifd(ExifTags.IFD.Exif).items()]
    texts = [(name, _text(value, wide=name.startswith("XP"))) for name, value in found if name in _NAMES]
    place = _place(exif.get_ifd(ExifTags.IFD.GPSInfo))
    if place:
        texts.append(("GPS", place))
    for name, value in picture.info.items():
        if isinstance(name, str) and name not in ("exif", "icc_profile", "photoshop", "jfif", "transparency"):
            texts += _chunk(name, value)
    return [(name, text) for name, text in texts if text.strip()]


def _chunk(name: str, value: object) -> list[tuple[str, str]]:
    if name in ("xmp", "XML:com.adobe.xmp") and isinstance(value, bytes | str):
        text = value.decode("utf-8", errors="replace") if isinstance(value, bytes) else value
        return [("XMP", " ".join(_TAGS.sub(" ", text).split()))]
    if isinstance(value, str) or (isinstance(value, bytes) and name == "comment"):
        return [(name, _text(value))]
    return []


def _text(value: Any, *, wide: bool = False) -> str:
    """Decode a property; Windows stores some of them as UTF-16 bytes, cameras with a prefix of eight bytes."""
    if isinstance(value, bytes):
        if value[:8] in (b"ASCII\x00\x00\x00", b"UNICODE\x00"):
            kind = "utf-16" if value.startswith(b"UNICODE") else "ascii"
            return value[8:].decode(kind, errors="replace").strip("\x00 ")
        return value.decode("utf-16-le" if wide else "utf-8", errors="replace").strip("\x00 ")
    if isinstance(value, tuple) and all(isinstance(item, int) for item in value):
        return _text(bytes(item & 255 for item in value), wide=wide)
    text = str(value).strip("\x00 ")
    try:
        return text.encode("latin-1").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text


def _place(gps: dict[int, Any]) -> str:
    """Return latitude and longitude in degrees with six decimals, "北纬36.554000 东经105.640000"; empty when there are none."""
    try:
        latitude, longitude = _degrees(gps[2]), _degrees(gps[4])
    except (KeyError, TypeError, ValueError, IndexError, ZeroDivisionError):
        return ""
    south, west = gps.get(1) == "S", gps.get(3) == "W"
    return f"{'南纬' if south else '北纬'}{latitude:.6f} {'西经' if west else '东经'}{longitude:.6f}"


def _degrees(parts: Any) -> float:
    return float(parts[0]) + float(parts[1]) / 60 + float(parts[2]) / 3600
