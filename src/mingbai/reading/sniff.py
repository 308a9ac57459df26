"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import io
import re
import zipfile
from enum import Enum

from mingbai.reading.passages import Unreadable
from mingbai.reading.xml import BROKEN
from mingbai.reading.zipped import LOCKED


class Format(Enum):
    """The formats that can be read."""

    docx = "docx"
    xlsx = "xlsx"
    pdf = "pdf"
    html = "html"
    csv = "csv"
    txt = "txt"
    image = "image"


EMPTY = "文件是空的，请检查后重新上传。"
_OLD = {
    "doc": "这是旧的 .doc 格式，读不了。请用办公软件打开，另存为 docx 后再上传。",
    "xls": "这是旧的 .xls 格式，读不了。请用办公软件打开，另存为 xlsx 后再上传。",
    "wps": "这是 .wps 格式，读不了。请用 WPS 打开，另存为 docx 后再上传。",
    "et": "这是 .et 格式，读不了。请用 WPS 打开，另存为 xlsx 后再上传。",
    "ppt": "演示文稿读不了。请另存为 pdf 后再上传。",
}
_OFD = "这是 .ofd 版式文件，读不了。请另存为 pdf 后再上传。"
_SLIDES = "演示文稿读不了。请另存为 pdf 后再上传。"
_BINARY_BOOK = "这是 .xlsb 格式，读不了。请另存为 xlsx 后再上传。"
_OPEN_DOCUMENT = "这是 OpenDocument 格式，读不了。请另存为 docx 或 xlsx 后再上传。"
_ARCHIVE = "这是压缩包，读不了。请解开后把里面的文件分别上传。"
_RTF = "这是 .rtf 格式，读不了。请用办公软件打开，另存为 docx 后再上传。"
_UNKNOWN = "认不出这种文件。可以上传 docx、xlsx、pdf、html、txt、csv 和图片。"
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM", b"II*\x00", b"MM\x00*")
_WRITTEN = re.compile("[\t\n\r -~\u00a0-\u00ff\u2010-\u206f\u2460-\u27bf\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_DECLARATION = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?", re.IGNORECASE)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|div|p|table|h[1-6]|span)\b", re.IGNORECASE)


def sniff(name: str, data: bytes) -> Format:
    """Return the format of `data`; raise Unreadable, with what to do, for formats that cannot be read."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Unreadable(EMPTY)
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise Unreadable(_compound(ending, data))
    if b"%PDF-" in data[:1024]:
        return Format.pdf
    if _is_image(data):
        return Format.image
    if data.startswith(b"{\\rtf"):
        raise Unreadable(_RTF)
    if data.startswith((b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")):
        raise Unreadable(_ARCHIVE)
    return _text(ending, data)


def _is_image(data: bytes) -> bool:
    if data.startswith(b"BM"):
        return len(data) > 30 and data[6:10] == b"\x00\x00\x00\x00"
    return data.startswith(_IMAGES) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP")


def _zipped(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.lstrip("/").lower() for name in archive.namelist()[:20_000]}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable(BROKEN) from error
    for part, reason in (
        ("ofd.xml", _OFD),
        ("ppt/presentation.xml", _SLIDES),
        ("xl/workbook.bin", _BINARY_BOOK),
        ("mimetype", _OPEN_DOCUMENT),
    ):
        if part in names:
            raise Unreadable(reason)
    if "word/document.xml" in names or ("[content_types].xml" in names and any(name.startswith("word/") for name in names)):
        return Format.docx
    if "xl/workbook.xml" in names or ("[content_types].xml" in names and any(name.startswith("xl/") for name in names)):
        return Format.xlsx
    raise Unreadable(BROKEN if "[content_types].xml" in names else _ARCHIVE)


def _compound(ending: str, data: bytes) -> str:
    """Return the sentence for a compound file: locked office files and the formats before 2007 look alike from outside."""
    if _utf16("EncryptedPackage") in data or _utf16("EncryptionInfo") in data:
        return LOCKED
    if ending in _OLD:
        return _OLD[ending]
    if _utf16("Workbook") in data:
        return _OLD["xls"]
    return _OLD["ppt"] if _utf16("PowerPoint Document") in data else _OLD["doc"]


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def _text(ending: str, data: bytes) -> Format:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    head = data[:4096].replace(b"\x00", b"") if wide else data[:4096]
    if _begins_as_html(head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")):
        return Format.html
    if b"\x00" in data[:65_536] and not wide and not _looks_wide(data):
        raise Unreadable(_OLD.get(ending, _UNKNOWN))
    if ending in ("htm", "html", "shtml", "xhtml"):
        return Format.html
    if ending in ("docx", "xlsx", "pdf", "doc", "xls", "png", "jpg", "jpeg", "zip") and _mostly_control(data):
        raise Unreadable(BROKEN)
    return Format.csv if ending in ("csv", "tsv") else Format.txt


def _begins_as_html(head: bytes) -> bool:
    """Return whether an element of HTML comes first, after comments.

    Comments are skipped one by one: as one expression, forty empty ones would be tried in every combination, for ever.
    """
    declared = _DECLARATION.match(head)
    place = declared.end() if declared else 0
    while head.startswith(b"<!--", place):
        end = head.find(b"-->", place + 4)
        if end < 0:
            return False
        place = end + 3
        while head[place : place + 1].isspace():
            place += 1
    return _HTML.match(head, place) is not None


def _looks_wide(data: bytes) -> bool:
    """Return whether this is UTF-16 without a mark: line ends and ASCII have a zero in every second byte, on one side only."""
    head = data[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if min(even, odd) > 0 or max(even, odd) == 0 or len(head) < 2:
        return False
    text = head[: len(head) // 2 * 2].decode("utf-16-be" if even else "utf-16-le", errors="replace")
    return len(_WRITTEN.findall(text)) * 10 >= len(text) * 9


def _mostly_control(data: bytes) -> bool:
    head = data[:4096]
    return sum(byte < 9 or 13 < byte < 32 for byte in head) * 20 > len(head)
