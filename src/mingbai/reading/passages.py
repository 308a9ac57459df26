"""What a file says, piece by piece, including what its readers do not see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


class Unreadable(Exception):
    """The file cannot be read safely; the message is one Chinese sentence that says why and what to do."""


class BookTooLarge(Unreadable):
    """A workbook larger than the caller accepts."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text and its place.

    `where` names the place for people: "Sheet1!C4", "第3段", "第2页", "批注1", "属性：作者", "文件名". `hidden` says why a
    reader does not see it, in English as scan.md prints it ("hidden column", "hidden sheet", "white text", "under a box",
    "comment", "deleted text", "property"); empty when it is visible. `column` is the header above a table cell, empty outside
    tables. `key` locates the place inside the file for masking; its form belongs to the format's reader.
    """

    where: str
    text: str
    hidden: str = ""
    column: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class FileTable:
    """One table with a header row: `rows` are the texts below it; `place` is the sheet or "表1"; `hidden` as in Passage.

    `hidden_columns` holds the indexes of columns that a reader does not see.
    """

    place: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    hidden: str = ""
    hidden_columns: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class FileContent:
    """A file as read: its passages in reading order, its list-shaped tables, whether tracked changes remain.

    `pictures_without_text` counts pictures without alternative text; `pages` is 0 where the format has none. `has_text` is
    False for a PDF of scanned pages and for a picture in which no text was recognised; `pictures_unread` counts pictures whose
    text could not be recognised (no engine, no time left), `ink_without_text` pages that show something and say nothing, so a
    person must look at them. `pictures_left_out` counts pictures that no rebuilt file holds: of a kind that cannot be opened
    (EMF, WMF, WDP, broken), and the frames after the first.
    """

    passages: tuple[Passage, ...]
    tables: tuple[FileTable, ...] = ()
    has_tracked_changes: bool = False
    pictures_without_text: int = 0
    has_text: bool = True
    pages: int = 0
    hidden_sheets: tuple[str, ...] = field(default=())
    pictures_unread: int = 0
    pictures_left_out: int = 0
    ink_without_text: int = 0

    def __iter__(self) -> Iterator[Passage]:
        return iter(self.passages)
