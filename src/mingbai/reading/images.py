"""Pictures: the words in them, and the words stored with them (author, place, description)."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterable
from typing import Any

from PIL import ExifTags, Image, UnidentifiedImageError

from mingbai.reading import limits, ocr
from mingbai.reading.draft import ReadingDraft
from mingbai.reading.limits import Allowance
from mingbai.reading.passages import Passage, Unreadable

_BROKEN = "图片已损坏，打不开。请重新保存后再上传。"
_TOO_LARGE = "图片的像素太多（超过1.2亿），请缩小后再上传。"
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
_TAGS = re.compile(r"<[^>]+>")


def read(data: bytes, draft: ReadingDraft) -> None:
    """Read a picture as a file: its words at "图片1", its properties as "property"; `key` is "image" or "exif:NAME"."""
    read_picture(data, draft, where="图片1", key="image")
    draft.has_text = any(passage.where == "图片1" for passage in draft.passages)


def add_picture(data: bytes, draft: ReadingDraft, *, where: str, key: str) -> None:
    """Add a picture inside another file; a broken or oversized one counts as unread and never fails the file."""
    try:
        if draft.allowance.is_new(data):
            read_picture(data, draft, where=where, key=key)
    except Unreadable:
        draft.pictures_unread += 1


def read_picture(data: bytes, draft: ReadingDraft, *, where: str, key: str) -> None:
    """Read the properties and the recognised words of one picture; raise Unreadable when it cannot be opened."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(data))
            if picture.width * picture.height > limits.PICTURE_PIXELS:
                raise Unreadable(_TOO_LARGE)
            _add_properties(picture, draft, where, key)
            if min(picture.size) >= limits.PICTURE_LEAST:
                picture.draft("RGB", (limits.PICTURE_SIDE, limits.PICTURE_SIDE))
                add_words(picture, draft, where=where, key=key)
    except _FAILURES as error:
        raise Unreadable(_BROKEN) from error


def add_words(picture: Image.Image, draft: ReadingDraft, *, where: str, key: str) -> None:
    """Recognise the words in an opened picture; count it as unread without an engine or when enough were recognised."""
    if may_recognise(draft.allowance):
        add_recognised(picture, draft, where=where, key=key)
    else:
        draft.pictures_unread += 1


def add_recognised(picture: Image.Image, draft: ReadingDraft, *, where: str, key: str, known: Iterable[Passage] = ()) -> None:
    """Add the words of a picture already counted, without lines that passages in `known` of the same `key` already say."""
    words = ocr.words(small(picture))
    if words is None:
        draft.pictures_unread += 1
        return
    said = "".join("".join(passage.text.split()) for passage in known if passage.key == key)
    draft.add(where, "\n".join(word for word in words if "".join(word.split()) not in said), key=key)


def may_recognise(allowance: Allowance) -> bool:
    """Return whether one more picture may be recognised in this reading, and count it."""
    return allowance.take_picture()


def small(picture: Image.Image) -> Image.Image:
    """Return the picture upright, in RGB on white, with its longer side at most PICTURE_SIDE pixels."""
    picture.thumbnail((limits.PICTURE_SIDE, limits.PICTURE_SIDE))
    turned = {3: 180, 6: 270, 8: 90}.get(picture.getexif().get(0x0112, 1))
    if turned:
        picture = picture.rotate(turned, expand=True)
    if picture.mode in ("RGBA", "LA", "PA", "P"):
        layered = picture.convert("RGBA")
        ground = Image.new("RGBA", layered.size, "white")
        ground.alpha_composite(layered)
        picture = ground
    return picture.convert("RGB")


def _add_properties(picture: Image.Image, draft: ReadingDraft, where: str, key: str) -> None:
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
