"""Which files may be attached to an entry, and under which names."""

from __future__ import annotations

import re
import unicodedata

from mingbai.core.errors import Invalid
from mingbai.rendering.media import DOCX, XLSX

MEDIA_TYPES = {
    "docx": DOCX,
    "xlsx": XLSX,
    "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "html": "text/plain; charset=utf-8",
    "htm": "text/plain; charset=utf-8",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
}
LARGEST = 50 * 1024 * 1024
MOST = 30
NAME_LONGEST = 200
NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')


def file_name(name: str) -> str:
    """Return the name without path, control characters or characters that file systems reject; Invalid without stem or ending."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    tidy = NOT_IN_NAMES.sub("_", last).strip(" .")
    stem, dot, ending = tidy.rpartition(".")
    if not stem or not dot:
        raise Invalid("文件名要带后缀，例如 名单.xlsx。", "file")
    return f"{stem[: NAME_LONGEST - len(ending) - 1]}.{ending}"


def media_type(name: str) -> str:
    """Return the media type for a file of this name; anything executable is declared as plain text."""
    return MEDIA_TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")
