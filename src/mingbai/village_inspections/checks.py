"""What is wrong with what an inspector, a village or the county office wrote."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from mingbai.core.errors import Invalid
from mingbai.core.words import one_line
from mingbai.statute.supervision.visits import BoardMark, PointMark

NOTE_LONGEST = 300
KEY_LONGEST = 36


def marks_sent(sent: Mapping[str, tuple[str, str]], keys: Collection[str]) -> dict[str, PointMark]:
    """Return the marks of a sending by point; raise Invalid for a point or a mark that there is not."""
    found: dict[str, PointMark] = {}
    for key, (mark, note) in sent.items():
        if key not in keys:
            raise Invalid("这一页是以前打开的，指标已经不同。刷新以后再记。", key)
        if mark not in set(BoardMark):
            raise Invalid("选有、不全、没有或者不适用。", key)
        found[key] = PointMark(BoardMark(mark), one_line(note, "说明", f"note-{key}", NOTE_LONGEST, required=False))
    return found


def sending_key(key: str) -> str:
    """Return the key of a sending, made by the page; raise Invalid for one that cannot be kept."""
    if not key or len(key) > KEY_LONGEST or not key.isascii():
        raise Invalid("这一页没有带上自己的编号，刷新以后再送。")
    return key
