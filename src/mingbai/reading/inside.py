"""Files inside a file: embedded workbooks, attachments, pictures and the old objects of office programs."""

from __future__ import annotations

import re

from mingbai.reading.draft import ReadingDraft
from mingbai.reading.passages import Unreadable
from mingbai.reading.plain import decode

HIDDEN = "embedded file"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ASCII = re.compile(rb"[\x20-\x7e]{6,}")
_NARROW = re.compile(rb"[\x20-\x7e\x81-\xfe]{6,}")
_WIDE = re.compile("[ -~\u3400-\u9fff\uff00-\uffef]{4,}")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp")
_STRINGS = 2_000


def is_picture(name: str) -> bool:
    """Return whether a part is a picture, judging by its name."""
    return name.lower().endswith(_PICTURES)


def add_file(draft: ReadingDraft, name: str, data: bytes, *, place: str, key: str) -> None:
    """Add everything that the file `name` inside this file says; search what cannot be read for bare strings."""
    draft.allowance.enter()
    try:
        short = name.rpartition("/")[2]
        if data.startswith(_COMPOUND):
            add_strings(draft, data, place, key)
            return
        inner = draft.allowance.read_inside(short, data, draft.allowance)
        draft.add_inside(place, inner, hidden=HIDDEN, key=key)
    except Unreadable:
        if draft.allowance.is_spent():
            raise
        add_strings(draft, data, place, key)
    finally:
        draft.allowance.leave()


def add_strings(draft: ReadingDraft, data: bytes, place: str, key: str) -> None:
    """Add the bare strings in a file of unknown form, one a line: at least six bytes or four wide characters."""
    wide = _WIDE.findall(data.decode("utf-16-le", errors="replace"))
    narrow = [decode_quietly(piece) for piece in _NARROW.findall(data)]
    plain = [piece.decode("ascii") for piece in _ASCII.findall(data)]
    strings = [text for text in (*plain, *wide, *narrow) if text][:_STRINGS]
    draft.add(place, "\n".join(strings), HIDDEN, key=key)


def decode_quietly(piece: bytes) -> str:
    """Return the text of a few bytes; empty when they are not text."""
    try:
        return decode(piece)
    except Unreadable:
        return ""
