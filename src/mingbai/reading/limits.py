"""How much of a file is read before reading stops, so that no file can fill memory or block a worker."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from mingbai.reading.passages import FileContent, Unreadable

MEGABYTE = 1 << 20
UPLOAD_BYTES = 100 * MEGABYTE
"""The largest file accepted, in bytes."""
PART_BYTES = 48 * MEGABYTE
"""The largest part of a zip that is read whole, in unpacked bytes."""
STREAM_BYTES = 400 * MEGABYTE
"""The largest sheet that is read as a stream, in unpacked bytes."""
TOTAL_BYTES = 800 * MEGABYTE
"""All parts of a file and of the files inside it together, in unpacked bytes."""
ZIP_RATIO = 250
"""Unpacked bytes per packed byte; office files stay below 100, zip bombs reach 1000."""
ZIP_RATIO_FROM = 8 * MEGABYTE
"""Parts smaller than this are never a bomb, however well they pack."""
ZIP_PARTS = 20_000
"""Parts in one zip."""
CELLS = 600_000
"""Cells with content in all sheets of a file and of the files inside it."""
BLANK_CELLS = 1_000_000
"""Cells without content in one sheet: they take time to skip, and no list of a county has so many."""
PASSAGES = 900_000
"""Passages of one file."""
PASSAGE_CHARACTERS = 2_000_000
"""Characters in one passage (a line, a paragraph, a cell)."""
CELL_CHARACTERS = 60_000_000
"""Characters in all cells of a file; cells that share one long text count it each time."""
ATTRIBUTES = 10_000
"""Attributes of one element of a web page; parsing takes time by their square."""
DEPTH = 4
"""Depth of files inside files; the outermost file is 0."""
PAGES = 3_000
"""Pages of a PDF."""
RECOGNISED_PIXELS = 80_000_000
"""Pixels of one file in which words are recognised, 44 scanned pages at about a second each; the rest counts as unread."""
FRAMES = 12
"""Frames of one picture whose text is recognised; only the first is published."""
TILE = 3_520
"""A picture longer than this, in pixels, is recognised in tiles of this size; a page scanned with 300 dots an inch is one."""
TILE_LAP_ACROSS, TILE_LAP_DOWN = 900, 240
"""How far tiles overlap, in pixels: no number and no line is cut in both of two."""
PICTURE_SIDE = 1_600
"""The longer side of a picture when its text is recognised, in pixels; larger ones are scaled down first."""
PICTURE_PIXELS = 60_000_000
"""A picture with more pixels than this is not opened."""
PICTURE_LEAST = 48
"""Pictures with a side shorter than this, in pixels, hold no text worth reading (bullets, lines, icons)."""

TOO_LARGE = "文件超过100兆，请拆分后再上传。"
BOMB = "文件解开后异常地大，可能是恶意文件，没有读取。请用办公软件重新另存后再试。"
TOO_MANY_CELLS = "表格太大（超过60万个单元格），请拆分成几个文件。"
TOO_LONG = "有一段文字超过200万字，中间没有换行，读不了。请分成几段，或者拆成几个文件再上传。"
TOO_MUCH_TEXT = "表格里的文字太多（超过6000万字），请拆分成几个文件。"
TOO_MANY_ATTRIBUTES = "网页里有一个标签带了上万个属性，可能是恶意文件，没有读取。请用办公软件重新另存后再试。"
TOO_DEEP = "文件里一层层嵌着太多文件，没有读取。请把里面的文件取出来单独上传。"
TOO_MANY_PAGES = "PDF超过3000页，请拆分成几个文件。"


_is_late: Callable[[], bool] = bool
"""Never late, until a process says otherwise."""


def watch(is_late: Callable[[], bool]) -> None:
    """Let a process whose time is limited say when recognition must end, so that the rest of a file is still read."""
    global _is_late
    _is_late = is_late


@dataclass(slots=True)
class Recognition:
    """In how many pixels words may still be recognised."""

    left: int = RECOGNISED_PIXELS

    def takes(self, count: int) -> bool:
        """Return whether a picture of so many pixels may be recognised now, and count it."""
        if self.left <= 0 or _is_late():
            return False
        self.left -= count
        return True


@dataclass(slots=True)
class Allowance:
    """What one reading may still use; files inside the file draw on the same allowance. Overspending raises Unreadable.

    `read_inside` reads a file found inside the file: the reader of any format, passed down so that formats need not know it.
    """

    read_inside: Callable[[str, bytes, Allowance], FileContent]
    total_bytes: int = TOTAL_BYTES
    cells: int = CELLS
    passages: int = PASSAGES
    recognition: Recognition = field(default_factory=Recognition)
    cell_characters: int = CELL_CHARACTERS
    depth: int = 0
    too_deep: bool = False
    seen: set[bytes] = field(default_factory=set)

    def spend_bytes(self, count: int) -> None:
        """Take `count` unpacked bytes."""
        self.total_bytes -= count
        if self.total_bytes < 0:
            raise Unreadable(BOMB)

    def spend_cells(self, count: int) -> None:
        """Take `count` cells."""
        self.cells -= count
        if self.cells < 0:
            raise Unreadable(TOO_MANY_CELLS)

    def spend_cell(self, text: str) -> None:
        """Take the characters of one cell."""
        self.cell_characters -= len(text)
        if self.cell_characters < 0:
            raise Unreadable(TOO_MUCH_TEXT)

    def enter(self) -> None:
        """Go one file deeper; `leave` comes back."""
        self.depth += 1
        if self.depth > DEPTH:
            self.too_deep = True
            raise Unreadable(TOO_DEEP)

    def is_spent(self) -> bool:
        """Return whether a limit was exceeded: then the whole reading ends, not only that of the file inside."""
        return min(self.total_bytes, self.cells, self.passages, self.cell_characters) < 0 or self.too_deep

    def leave(self) -> None:
        """Come back from a file inside the file."""
        self.depth -= 1

    def is_new(self, data: bytes) -> bool:
        """Return whether these bytes (a picture) are new in this reading, and remember them."""
        mark = hashlib.sha256(data).digest()
        if mark in self.seen:
            return False
        self.seen.add(mark)
        return True
