"""A text as blocks: paragraphs, headings, list items and tables, read from the clean HTML of an entry or a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from lxml import html
from lxml.html import HtmlElement

MOST_SPANNED = 200
"""Rows or columns that one cell is believed to span."""


class ProseKind(StrEnum):
    """What a paragraph is."""

    PLAIN = "plain"
    HEADING = "heading"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class ProseBlock:
    """One paragraph; line breaks inside it are kept."""

    text: str
    kind: ProseKind = ProseKind.PLAIN


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table as a full grid: a cell over several rows is repeated in each, one over several columns stands in the first."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return max((len(self.header), *map(len, self.rows)), default=0)


Block = ProseBlock | TableBlock
_PROSE = {"p": ProseKind.PLAIN, "h2": ProseKind.HEADING, "h3": ProseKind.HEADING, "li": ProseKind.ITEM}


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of clean HTML (as `reading.clean` leaves it) in their order; no word of it is left out."""
    if not text.strip():
        return ()
    return tuple(_blocks(html.fragment_fromstring(text, create_parent="div")))


def _blocks(parent: HtmlElement) -> Iterator[Block]:
    yield from _prose(parent.text or "")
    for child in parent:
        if child.tag == "table":
            yield from _table(child)
        elif child.tag in ("ul", "ol"):
            yield from _blocks(child)
        elif child.tag in _PROSE and child.find(".//table") is None and child.find(".//li") is None:
            yield from _prose(_words(child), _PROSE[child.tag])
        elif child.tag in _PROSE:
            yield from _blocks(child)
        else:
            yield from _prose(_words(child))
        yield from _prose(child.tail or "")


def _prose(text: str, kind: ProseKind = ProseKind.PLAIN) -> Iterator[ProseBlock]:
    if said := text.strip():
        yield ProseBlock(said, kind)


def _words(element: HtmlElement) -> str:
    """Return the words of an element, with its line breaks and without other white space between lines."""
    parts = [element.text or ""]
    for child in element:
        parts += ["\n" if child.tag == "br" else _words(child), child.tail or ""]
    return "\n".join(" ".join(line.split()) for line in "".join(parts).split("\n")).strip()


def _table(table: HtmlElement) -> Iterator[TableBlock]:
    caption = table.find("caption")
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    heads = _heads(rows)
    grid = _grid(rows)
    if not grid:
        return
    header = tuple(_joined(grid[:heads], column) for column in range(len(grid[0]))) if heads else ()
    yield TableBlock(header, tuple(grid[heads:]), _words(caption) if caption is not None else "")


def _heads(rows: list[HtmlElement]) -> int:
    """Return how many rows at the top are headings: those of thead, or those that have no plain cell."""
    count = 0
    for row in rows:
        cells = [cell.tag for cell in row if cell.tag in ("td", "th")]
        if not (next(row.iterancestors()).tag == "thead" or (cells and set(cells) == {"th"})):
            break
        count += 1
    return count if count < len(rows) else 0


def _joined(heads: list[tuple[str, ...]], column: int) -> str:
    return " ".join(dict.fromkeys(row[column] for row in heads if row[column]))


def _grid(rows: list[HtmlElement]) -> list[tuple[str, ...]]:
    placed: dict[tuple[int, int], str] = {}
    for number, row in enumerate(rows):
        column = 0
        for cell in (one for one in row if one.tag in ("td", "th")):
            while (number, column) in placed:
                column += 1
            words, is_head = _words(cell), cell.tag == "th"
            for across in range(_span(cell, "colspan")):
                for down in range(min(_span(cell, "rowspan"), len(rows) - number)):
                    # A heading over several columns belongs to each of them.
                    placed[number + down, column + across] = words if is_head or not across else ""
    if not placed:
        return []
    height, width = (max(places) + 1 for places in zip(*placed, strict=True))
    return [tuple(placed.get((row, column), "") for column in range(width)) for row in range(height)]


def _span(cell: HtmlElement, name: str) -> int:
    said = cell.get(name, "1")
    return min(max(int(said), 1), MOST_SPANNED) if said.isascii() and said.isdecimal() else 1
