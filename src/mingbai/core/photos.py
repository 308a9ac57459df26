"""Photographs as proof: real pictures, drawn anew without the place and the time that a telephone writes into them.

They are kept inside and only staff see them; nobody has to take one (国办函〔2026〕12号).
"""

from __future__ import annotations

from mingbai.core import apart
from mingbai.core.errors import Invalid
from mingbai.reading.passages import Unreadable

MEDIA_TYPE = "image/jpeg"
LARGEST = 20 * 1024 * 1024
FIELD = "photo"


def prepared(data: bytes) -> bytes:
    """Return the picture to store, empty for none; raise Invalid for what is no photograph. Runs before the act that keeps it."""
    if not data:
        return b""
    if len(data) > LARGEST:
        raise Invalid(f"照片最大{LARGEST // 1024 // 1024}MB，缩小以后再传。", FIELD)
    if b"%PDF-" in data[:1024]:
        raise Invalid("这里只收照片（jpg、png）。", FIELD)
    try:
        return apart.picture(data)
    except Unreadable as failure:
        raise Invalid(str(failure), FIELD) from failure
