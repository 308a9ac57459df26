"""A file's content while it is being read: passages, tables and counts gathered by its format's reader."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from mingbai.reading import limits
from mingbai.reading.limits import Allowance
from mingbai.reading.passages import FileContent, FileTable, Passage, Unreadable
from mingbai.reading.xml import tidy


@dataclass(slots=True)
class ReadingDraft:
    """What has been read so far; readers add to it and call `content` at the end."""

    allowance: Allowance
    passages: list[Passage] = field(default_factory=list)
    tables: list[FileTable] = field(default_factory=list)
    has_tracked_changes: bool = False
    pictures_without_text: int = 0
    pictures_unread: int = 0
    pictures_left_out: int = 0
    ink_without_text: int = 0
    has_text: bool = True
    pages: int = 0
    hidden_sheets: list[str] = field(default_factory=list)

    def add(self, where: str, text: str, hidden: str = "", *, column: str = "", key: str = "") -> None:
        """Add a passage unless its text is blank; raise Unreadable when there are too many."""
        if not text or text.isspace():
            return
        if len(text) > limits.PASSAGE_CHARACTERS:
            raise Unreadable(limits.TOO_LONG)
        self.allowance.passages -= 1
        if self.allowance.passages < 0:
            raise Unreadable(limits.TOO_MANY_CELLS)
        self.passages.append(Passage(where, tidy(text).strip(), hidden, column, key))

    def add_inside(self, place: str, inner: FileContent, *, hidden: str, key: str) -> None:
        """Add the content of a file inside this file; `place` prefixes its places, `key` its keys."""
        for passage in inner.passages:
            self.passages.append(
                replace(passage, where=f"{place}：{passage.where}", hidden=passage.hidden or hidden, key=f"{key}>{passage.key}")
            )
        for table in inner.tables:
            self.tables.append(replace(table, place=f"{place}：{table.place}", hidden=table.hidden or hidden))
        self.pictures_unread += inner.pictures_unread
        self.ink_without_text += inner.ink_without_text
        self.has_tracked_changes = self.has_tracked_changes or inner.has_tracked_changes

    def content(self) -> FileContent:
        """Return the finished content."""
        return FileContent(
            passages=tuple(self.passages),
            tables=tuple(self.tables),
            has_tracked_changes=self.has_tracked_changes,
            pictures_without_text=self.pictures_without_text,
            has_text=self.has_text,
            pages=self.pages,
            hidden_sheets=tuple(self.hidden_sheets),
            pictures_unread=self.pictures_unread,
            pictures_left_out=self.pictures_left_out,
            ink_without_text=self.ink_without_text,
        )
