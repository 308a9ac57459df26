"""The text of an entry cut into pieces that fit on a screen and can be read from three metres."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from mingbai.rendering.blocks import ProseKind, TableBlock, blocks

WIDTH, HEIGHT, TITLE = 1300, 590, 77
"""Pixels of a page of 1920 × 1080 beside the code and under a title of one line; each further line of a title takes some."""
LETTER, LINE, GAP = 40, 58, 16
CELL_LETTER, CELL_LINE, CELL_GAP, CELL_SIDES = 36, 49, 22, 32
TITLE_LETTER, CAPTION = 59, 56
NARROW = 0.56
"""What a Latin letter or a digit is wide, beside a Chinese character."""
COLUMNS, CELL = 6, 60
TOTAL = re.compile(r"\s*(?:合\s*计|总\s*计|小\s*计)")
PLACE = re.compile("村|社区")
LONG, MOST_PLACES = 7, 40
"""A table of more rows than this is looked up by village, where a column names no more villages than that."""
FIGURE = re.compile(r"[−-]?[0-9.,%]+")
SENTENCE = re.compile(r"[^。；！？]*[。；！？]?")


@dataclass(frozen=True, slots=True)
class ScreenText:
    """One paragraph; a heading stays with what follows."""

    text: str
    is_heading: bool = False

    @property
    def height(self) -> int:
        """How high it stands, in pixels."""
        return LINE * _lines(self.text, WIDTH // LETTER) + GAP


@dataclass(frozen=True, slots=True)
class ScreenTable:
    """A table, or some rows of one; `total` is its last row where that is a sum."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    caption: str = ""

    @property
    def figures(self) -> frozenset[int]:
        """The columns that hold figures and nothing else."""
        lines = [row for row in (*self.rows, self.total) if row]
        width = max(map(len, lines), default=0)
        return frozenset(n for n in range(1, width) if all(FIGURE.fullmatch(row[n]) for row in lines if row[n]))


@dataclass(frozen=True, slots=True)
class Piece:
    """What fits on one screen: paragraphs, or rows of a table."""

    paragraphs: tuple[ScreenText, ...] = ()
    table: ScreenTable | None = None

    @property
    def length(self) -> int:
        """How many characters there are to read."""
        cells = [cell for row in (*self.table.rows, self.table.total) for cell in row] if self.table else []
        return sum(len(one.text) for one in self.paragraphs) + sum(map(len, cells))


def screen_blocks(html: str) -> Iterator[ScreenText | ScreenTable]:
    """Yield the paragraphs and tables of clean HTML, without links and pictures."""
    for block in blocks(html):
        if isinstance(block, TableBlock):
            yield _table(block)
        else:
            yield ScreenText(" ".join(block.text.split()), block.kind is ProseKind.HEADING)


def places(found: Iterable[ScreenText | ScreenTable]) -> tuple[str, ...]:
    """Return the villages by which the long tables among the blocks can be looked up, in their order."""
    tables = [one for one in found if isinstance(one, ScreenTable) and len(one.rows) > LONG]
    named = dict.fromkeys(row[n] for one in tables for n in _places(one) for row in one.rows if row[n])
    return tuple(named) if 1 < len(named) <= MOST_PLACES else ()


def rows_of(found: Iterable[ScreenText | ScreenTable], place: str) -> Iterator[ScreenTable]:
    """Yield the tables that name a village, with its rows alone."""
    for one in found:
        if isinstance(one, ScreenTable):
            for n in _places(one):
                if rows := tuple(row for row in one.rows if row[n] == place):
                    yield replace(one, rows=rows, total=())


def pieces(found: Iterable[ScreenText | ScreenTable], title: str = "") -> Iterator[Piece]:
    """Cut blocks into pieces of which each fits on one screen under a title; no paragraph and no row is left out."""
    room = HEIGHT - TITLE * (min(2, _lines(title, WIDTH // TITLE_LETTER)) - 1)
    waiting: list[ScreenText] = []
    for block in found:
        if isinstance(block, ScreenTable):
            if waiting:
                yield Piece(tuple(waiting))
            waiting = []
            yield from (Piece(table=part) for part in _parts(block, room))
            continue
        for part in _split(block, room):
            if waiting and sum(one.height for one in waiting) + part.height > room:
                carried = [waiting.pop()] if waiting[-1].is_heading and len(waiting) > 1 else []
                yield Piece(tuple(waiting))
                waiting = carried
            waiting.append(part)
    if waiting:
        yield Piece(tuple(waiting))


def _table(block: TableBlock) -> ScreenTable:
    """Return a table as wide as the screen takes, its sum apart; it says how many columns there was no room for."""
    width = min(COLUMNS, block.columns)
    header, *rows = (tuple(_cell(row[n]) if n < len(row) else "" for n in range(width)) for row in (block.header, *block.rows))
    total = rows.pop() if len(rows) > 1 and TOTAL.match(rows[-1][0]) else ()
    left_out = f"还有{block.columns - width}栏，用手机看" if block.columns > width else ""
    caption = "，".join(part for part in (block.caption, left_out) if part)
    return ScreenTable(header if any(header) else (), tuple(rows), total, caption)


def _places(table: ScreenTable) -> tuple[int, ...]:
    """Return the column that names villages, if there is one."""
    return tuple(n for n, words in enumerate(table.header) if PLACE.search(words))[:1]


def _cell(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= CELL else f"{said[: CELL - 1]}…"


def _parts(table: ScreenTable, room: int) -> Iterator[ScreenTable]:
    """Return the table in parts of so many rows as fit; the sum stands under the last."""
    room -= (_row_height(table.header) if table.header else 0) + (CAPTION if table.caption else 0)
    waiting: list[tuple[str, ...]] = []
    for row in table.rows:
        if waiting and sum(map(_row_height, (*waiting, row))) > room:
            yield replace(table, rows=tuple(waiting), total=())
            waiting = []
        waiting.append(row)
    if waiting and table.total and sum(map(_row_height, (*waiting, table.total))) > room:
        yield replace(table, rows=tuple(waiting[:-1]), total=())
        waiting = waiting[-1:]
    yield replace(table, rows=tuple(waiting))


def _row_height(row: tuple[str, ...]) -> int:
    """Return how high a row stands, as if each column were as wide as what it holds, with a quarter lost in breaks."""
    letters = (WIDTH - CELL_SIDES * len(row)) * 3 // 4 // CELL_LETTER
    lines = max(int(-(-sum(map(_width, row)) // letters)), *(cell.count("\n") + 1 for cell in row))
    return CELL_LINE * lines + CELL_GAP


def _lines(text: str, letters: int) -> int:
    return max(1, int(-(-_width(text) // letters)))


def _width(text: str) -> float:
    """Return the width of a text in Chinese characters."""
    return sum(NARROW if one.isascii() else 1 for one in text)


def _split(block: ScreenText, room: int) -> Iterator[ScreenText]:
    """Return a paragraph in parts that fit on a screen below a heading, cut between sentences where that is possible."""
    longest = ((room - GAP) // LINE - 2) * (WIDTH // LETTER)
    kept = ""
    for sentence in SENTENCE.findall(block.text):
        if kept and len(kept) + len(sentence) > longest:
            yield replace(block, text=kept)
            kept = ""
        kept += sentence
        while len(kept) > longest:
            yield replace(block, text=kept[:longest])
            kept = kept[longest:]
    if kept:
        yield replace(block, text=kept)
