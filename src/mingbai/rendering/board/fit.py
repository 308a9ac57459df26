"""How a sheet is set so that it can be read from afar: the size of its letters, upright or lying, the widths of columns.

A Chinese character is read with ease when it is about one part in 315 of the distance high: 18 points at two metres.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mingbai.rendering.blocks import TableBlock
from mingbai.rendering.board.value import BoardPaper, BoardSheet
from mingbai.rendering.lines import balanced, width

POINTS_A_METRE = 9.0
"""Points of type for each metre of distance."""
FAR = 18
"""Points that are read at two metres."""
MARGIN = {BoardPaper.A3: 20.0, BoardPaper.A4: 12.0}
"""Millimetres left and right of the text."""
SIZES = {BoardPaper.A3: (24, 22, 20, 18, 16, 14, 12), BoardPaper.A4: (18, 16, 14, 12)}
_POINTS = 72 / 25.4
_PADDING, _LONGEST, _LEAST = 1.1, 14.0, 2.0
"""Of a column, in characters: space beside its words, where long words begin a second line, the narrowest."""
_SUMS = ("合计", "总计", "小计", "共计")
_TITLE = (2.1, 1.3)
"""The largest and the smallest title, in sizes of the text."""
_AMOUNT = re.compile(r"[¥￥]?-?\d[\d,，]*(?:\.\d+)?\s*(?:元|万元|亩|户|人|次|%|％)?")


@dataclass(frozen=True, slots=True)
class SheetFit:
    """Points of the text, whether the paper lies, and from how many metres it can be read."""

    size: int
    is_lying: bool

    @property
    def metres(self) -> float:
        """The distance at which the text is read with ease."""
        return self.size / POINTS_A_METRE

    @property
    def is_far(self) -> bool:
        """Whether it can be read at two metres."""
        return self.size >= FAR


def fit(sheet: BoardSheet) -> SheetFit:
    """Return the largest setting in which no cell of a table has to break its words before their time.

    Upright at two metres comes first, then lying at two metres, then ever smaller letters. The last setting always holds:
    words that are too long for it go on in the next line.
    """
    wanted = max((sum(natural(one)) for one in sheet.blocks if isinstance(one, TableBlock)), default=0.0)
    sizes = SIZES[sheet.paper]
    far = [one for one in sizes if one >= FAR]
    tried = [SheetFit(one, lies) for lies in (False, True) for one in far]
    tried += [SheetFit(one, lies) for one in sizes if one < FAR for lies in (False, True)]
    return next((one for one in tried if wanted <= _room(sheet.paper, one)), tried[-1])


def natural(table: TableBlock) -> list[float]:
    """Return the width of each column in characters, at which only long words and headings need a second line."""
    rows = [("", *row[1:]) if spanned(row) > 1 else row for row in table.rows]
    found = []
    for column in range(table.columns):
        words = [line for row in rows if column < len(row) for line in row[column].split("\n")]
        head = _wide(table.header[column]) / 2 + 0.5 if column < len(table.header) else 0.0
        found.append(max(_LEAST, min(_LONGEST, max(head, *map(_wide, words)))) + _PADDING)
    return found


def spanned(row: tuple[str, ...]) -> int:
    """Return over how many columns the first words of a row with a sum may stand; 1 for any other row."""
    if not row or not row[0].strip().startswith(_SUMS):
        return 1
    return 1 + next((place for place, cell in enumerate(row[1:]) if cell.strip()), len(row) - 1)


def is_sum(row: tuple[str, ...]) -> bool:
    """Return whether a row adds up the others."""
    return any(cell.strip().startswith(_SUMS) for cell in row[:2])


def titled(sheet: BoardSheet, set_as: SheetFit) -> tuple[tuple[str, ...], float]:
    """Return the lines of the title, no word cut, and their size in points: the largest in which each fits."""
    lines = balanced(sheet.title)
    largest, least = (set_as.size * times for times in _TITLE)
    room = 0.95 * _room(sheet.paper, set_as) * set_as.size
    return lines, max(least, min(largest, room / max(map(_wide, lines))))


def amounts(table: TableBlock) -> list[bool]:
    """Return which columns hold nothing but numbers, so that they stand at the right."""
    found = []
    for column in range(table.columns):
        words = [row[column].strip() for row in table.rows if column < len(row) and row[column].strip()]
        found.append(bool(words) and all(_AMOUNT.fullmatch(one) for one in words))
    return found


def _wide(words: str) -> float:
    """Return the width in characters, with the digits of the faces used here, which are a little wider than half of one."""
    return width(words) + 0.06 * sum(letter.isascii() for letter in words)


def _room(paper: BoardPaper, set_as: SheetFit) -> float:
    upright, lying = paper.value
    return ((lying if set_as.is_lying else upright) - 2 * MARGIN[paper]) * _POINTS / set_as.size
