"""Work that a file from outside could stall or crash, and the drawing of files, done in child processes with limits.

Reading an uploaded file is the most dangerous thing the server does, and typesetting the slowest. Neither happens in the
interpreter of a request, and neither may happen inside a transaction: others would wait for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from mingbai.core import acts
from mingbai.core.apart_process import Declined, Limits, Reply, Room, Unfinished, Why
from mingbai.core.errors import Invalid
from mingbai.privacy.words import Words
from mingbai.reading.passages import BookTooLarge, FileTable, Unreadable
from mingbai.scanning.mask import Masked, MaskingPlan
from mingbai.scanning.stored import unpacked
from mingbai.scanning.withheld import Leak, RedactionBox

MEBIBYTE = 1024 * 1024
READING = Room(Limits(memory=1536 * MEBIBYTE, processor=180, wall=240.0, waiting=4, patience=80.0))
DRAWING = Room(Limits(memory=1536 * MEBIBYTE, processor=40, wall=60.0, waiting=12, patience=60.0))
RECEIVING = Room(Limits(memory=1024 * MEBIBYTE, processor=30, wall=40.0, waiting=2, patience=20.0))
"""For files from people without an account: however many come, the files of staff do not wait behind them."""
_NOTHING_KEPT = "什么也没有保存。"
_UNREAD = {
    Why.BUSY: f"正在读的文件太多，这个文件还没有读，{_NOTHING_KEPT}请过几分钟再传一次。",
    Why.TIME: "这个文件{seconds}秒内没有读完，已经停下，" + _NOTHING_KEPT + "请拆成几个小一些的文件再传。",
    Why.MEMORY: f"读这个文件要的内存太多，已经停下，{_NOTHING_KEPT}请缩小里面的图片，或者拆成几个文件再传。",
    Why.DIED: f"读这个文件的程序中途停了，{_NOTHING_KEPT}请用办公软件打开，另存一份再传。",
}
_UNDRAWN = {
    Why.BUSY: "正在生成的文件太多，这个还没有开始。请过一分钟再试。",
    Why.TIME: "文件没有在{seconds}秒内做好，已经停下，记录没有变。请再试一次；还是不行，请告诉系统管理员。",
    Why.MEMORY: "生成文件要的内存太多，已经停下，记录没有变。请告诉系统管理员。",
    Why.DIED: "生成文件的程序中途停了，记录没有变。请再试一次；还是不行，请告诉系统管理员。",
}


def inspect(name: str, data: bytes, words: Words, on: date) -> bytes:
    """Read a file and return its inspection, packed. Raises Unreadable."""
    return _read("inspect", name, data, _plain(words), on).blobs[0]


def rescan(packed: bytes, words: Words, on: date, *, has_content: bool = True) -> bytes:
    """Return a packed inspection with other words or of another day. Raises Unreadable."""
    return _read("rescan", packed, _plain(words), on, has_content).blobs[0]


def mask(packed: bytes, data: bytes, plan: MaskingPlan | None, words: Words, on: date) -> Masked:
    """Return the masked copy of a file; `packed` is the original's inspection. Raises Unreadable."""
    reply = _read("mask", packed, data, plan, _plain(words), on)
    copy, inspection = reply.blobs
    return Masked(reply.said, copy, unpacked(inspection))


def rebuild(packed: bytes, data: bytes) -> tuple[str, bytes]:
    """Return the readable page and the bytes of what may be published of a file inspected as `packed`. Raises Unreadable."""
    reply = _read("rebuild", packed, data)
    return str(reply.said), reply.blobs[0]


def page_count(data: bytes) -> int:
    """Return how many pages a PDF has; 1 if it cannot be opened and is kept as one sheet. Raises Unreadable if reading stops."""
    return int(_read("page_count", data).said)


def readable(name: str, data: bytes) -> str:
    """Return what a reader of the file sees, as clean HTML. Raises Unreadable."""
    return str(_read("readable", name, data).said)


def tables(name: str, data: bytes) -> tuple[FileTable, ...]:
    """Return the list-shaped tables of a file. Raises Unreadable."""
    return tuple(
        FileTable(place, tuple(header), tuple(tuple(row) for row in rows), hidden, frozenset(unseen))
        for place, header, rows, hidden, unseen in _read("tables", name, data).said
    )


def grids(data: bytes, largest: int, *, rows: int, columns: int, sheets: int) -> tuple[tuple[str, list[list[str]]], ...]:
    """Return the first sheets of a workbook by name, cut to `rows` and `columns`.

    Raises BookTooLarge when it unpacks to more than `largest` bytes, else Unreadable.
    """
    return tuple((name, grid) for name, grid in _read("grids", data, largest, rows, columns, sheets).said)


def page_sizes(data: bytes) -> tuple[tuple[float, float], ...]:
    """Return width and height of each page of a PDF, in points. Raises Unreadable."""
    return tuple((width, height) for width, height in _read("page_sizes", data).said)


def page_picture(data: bytes, number: int) -> bytes:
    """Return a page of a PDF, from 1, as JPEG bytes; empty when there is no such page. Raises Unreadable."""
    return _read("page_picture", data, number).blobs[0]


def proposed_boxes(data: bytes, words: Words, on: date) -> tuple[RedactionBox, ...]:
    """Return boxes over the personal data found in a PDF, without grounds. Raises Unreadable."""
    return tuple(RedactionBox(*box) for box in _read("proposed_boxes", data, _plain(words), on).said)


def redact(data: bytes, boxes: Sequence[RedactionBox]) -> tuple[bytes, tuple[Leak, ...]]:
    """Return the redacted copy of a PDF, and whatever it still gives away. Raises Unreadable."""
    reply = _read("redact", data, tuple(boxes))
    return reply.blobs[0], tuple(Leak(*leak) for leak in reply.said)


def as_it_looks(data: bytes) -> tuple[str, bytes]:
    """Return what to keep of a file sent in without an account: its ending and its bytes. Raises Unreadable."""
    reply = _read("as_it_looks", data, room=RECEIVING)
    return str(reply.said), reply.blobs[0]


def picture(data: bytes) -> bytes:
    """Return a picture from staff drawn anew as JPEG, without what is written beside it. Raises Unreadable."""
    return _read("as_it_looks", data).blobs[0]


def report_files(document: Any, wanted: Sequence[str]) -> dict[str, bytes]:
    """Return these files of a report by name. Raises Invalid with what to do."""
    return dict(zip(wanted, _drawn("report", document, list(wanted)).blobs, strict=True))


def paper_file(document: Any, ending: str) -> bytes:
    """Return a letter, a paper, a sheet or a slide as docx, pdf or png. Raises Invalid with what to do."""
    return _drawn("paper", document, ending).blobs[0]


def _plain(words: Words) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return words.sensitive, words.marks


def _read(job: str, *given: Any, room: Room = READING) -> Reply:
    # Looking again through what was read once is quick, and a check inside an act may need it when words were added just now.
    if job != "rescan":
        _refuse_inside_an_act(job)
    try:
        return room.ask(job, *given)
    except Declined as no:
        raise (BookTooLarge if no.kind == "BookTooLarge" else Unreadable)(str(no)) from no
    except Unfinished as failure:
        raise Unreadable(_UNREAD[failure.why].format(seconds=room.limits.processor)) from failure


def _drawn(job: str, *given: Any) -> Reply:
    _refuse_inside_an_act(job)
    try:
        return DRAWING.ask(job, *given)
    except Declined as no:
        raise Invalid(str(no)) from no
    except Unfinished as failure:
        raise Invalid(_UNDRAWN[failure.why].format(seconds=round(DRAWING.limits.wall))) from failure


def _refuse_inside_an_act(job: str) -> None:
    if acts.is_open():
        raise RuntimeError(f"{job} inside an act: whoever waits for its locks would wait for the child process too")
