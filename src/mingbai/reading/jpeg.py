"""The segments of a JPEG that make its picture, told from everything else that such a file may hold."""

from __future__ import annotations

import re

_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_TABLES = frozenset((*range(0xC0, 0xD0), 0xDA, 0xDB, 0xDD)) - {0xC8}
_END, _SCAN, _JFIF, _ADOBE = 0xD9, 0xDA, 0xE0, 0xEE


def bare(data: bytes) -> bytes | None:
    """Return the JPEG with its tables and scans alone, which show the same pixels; None when its segments cannot be followed.

    Cameras' notes, thumbnails, comments and bytes behind the end go. JFIF and Adobe segments stay, since they say how colours
    are stored, cut to what the standard (ISO/IEC 10918-1, TN 5116) needs.
    """
    if not data.startswith(b"\xff\xd8"):
        return None
    kept, place = [b"\xff\xd8"], 2
    while place + 4 <= len(data):
        if data[place] != 0xFF:
            return None
        marker = data[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        if marker == _END:
            return b"".join((*kept, b"\xff\xd9"))
        end = place + 2 + int.from_bytes(data[place + 2 : place + 4], "big")
        segment = data[place:end]
        if marker in _TABLES:
            kept.append(segment)
        elif marker in (_JFIF, _ADOBE):
            kept.append(_colours(segment))
        place = end
        if marker == _SCAN:
            following = _MARKER.search(data, place)
            end = following.start() if following else len(data)
            kept.append(data[place:end])
            place = end
    return b"".join((*kept, b"\xff\xd9")) if len(kept) > 1 and data[place : place + 2] in (b"", b"\xff\xd9") else None


def _colours(segment: bytes) -> bytes:
    """Return a JFIF segment without thumbnail or an Adobe segment without more than its flags; nothing for others."""
    if segment[4:9] == b"JFIF\x00" and len(segment) >= 18:
        return b"\xff\xe0\x00\x10" + segment[4:16] + b"\x00\x00"
    if segment[4:9] == b"Adobe" and len(segment) >= 16:
        return b"\xff\xee\x00\x0e" + segment[4:16]
    return b""
