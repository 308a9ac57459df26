"""One part of a Word document (body, header, notes, comments) as passages: whole paragraphs, tables with their headings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from mingbai.reading.docx_styles import Look, Styles, W, look
from mingbai.reading.draft import ReadingDraft
from mingbai.reading.headers import header_row, heading
from mingbai.reading.passages import FileTable
from mingbai.reading.pieces import Piece, seen, unseen

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": "\t"}
_TEXTS = {W + "t": "", W + "delText": "deleted text", W + "instrText": "field code", W + "delInstrText": "field code"}
_NAMED = {"footnote": "脚注", "endnote": "尾注", "comment": "批注"}
_TRACKED = frozenset(
    W + name for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "cellIns", "cellDel", "cellMerge")
)


@dataclass(slots=True)
class DocxPart:
    """One part while it is being read: its name, what its paragraphs are called, and why they are hidden."""

    name: str
    root: Any
    styles: Styles
    place: str = ""
    hidden: str = ""
    counts: dict[str, int] = field(default_factory=dict)

    def count(self, what: str) -> int:
        """Return the next number of a thing in this part."""
        self.counts[what] = self.counts.get(what, 0) + 1
        return self.counts[what]


def add_part(part: DocxPart, draft: ReadingDraft) -> None:
    """Add all paragraphs in document order; `key` is "PART|p|N", N counting every w:p of the part from 0 as lxml iterates."""
    tables = _tables(part, draft)
    shown: set[str] = set()
    for index, paragraph in enumerate(part.root.iter(W + "p")):
        where, column = _place(part, paragraph, tables)
        pieces = _pieces(paragraph, part.styles)
        key = f"{part.name}|p|{index}"
        hidden = part.hidden
        if next(paragraph.iterancestors(_FALLBACK), None) is not None and next(part.root.iter(_CHOICE), None) is not None:
            if "".join(text for text, _ in pieces).strip() in shown:
                continue
            hidden = hidden or "left in the file"
        shown.add("".join(text for text, _ in pieces).strip())
        draft.add(where, seen(pieces), hidden, column=column, key=key)
        for text, reason in unseen(pieces):
            draft.add(where, text, reason, column=column, key=key)
    draft.has_tracked_changes = draft.has_tracked_changes or next(part.root.iter(*_TRACKED), None) is not None


def paragraph_text(paragraph: Any, styles: Styles) -> str:
    """Return what a reader sees of a paragraph."""
    return seen(_pieces(paragraph, styles))


def run_reason(run: Any, styles: Styles, paragraph: Any) -> str:
    """Return why a run of a paragraph is hidden; empty when it is visible."""
    return _run_reason(run, styles, _below(paragraph, styles), paragraph)


def _below(paragraph: Any, styles: Styles) -> Look:
    """Return the look of a paragraph, which its runs have unless they say otherwise."""
    properties = paragraph.find(W + "pPr")
    style = None if properties is None else properties.find(W + "pStyle")
    return look(properties).over(styles.look(None if style is None else style.get(W + "val")))


def _pieces(paragraph: Any, styles: Styles) -> list[Piece]:
    """Return the runs of a paragraph, without those in text boxes inside it."""
    below = _below(paragraph, styles)
    pieces: list[Piece] = []
    stack = [(child, "") for child in reversed(paragraph)]
    while stack:
        element, outer = stack.pop()
        tag = element.tag
        if not isinstance(tag, str) or tag in (W + "p", W + "txbxContent", W + "pPr", W + "rPr"):
            continue
        if tag in (W + "del", W + "moveFrom"):
            outer = "deleted text"
        elif tag == W + "r":
            outer = outer or _run_reason(element, styles, below, paragraph)
        if tag in _TEXTS:
            pieces.append((element.text or "", _TEXTS[tag] or outer))
        elif tag in _SIGNS:
            pieces.append((_SIGNS[tag], outer))
        elif tag.endswith("/math}t"):
            pieces.append((element.text or "", outer))
        else:
            if tag == W + "fldSimple":
                pieces.append((element.get(W + "instr") or "", "field code"))
            stack.extend((child, outer) for child in reversed(element))
    return pieces


def _run_reason(run: Any, styles: Styles, below: Look, paragraph: Any) -> str:
    properties = run.find(W + "rPr")
    if properties is None:
        return styles.reason(below, paragraph)
    style = properties.find(W + "rStyle")
    own = look(properties).over(styles.look(None if style is None else style.get(W + "val")))
    return styles.reason(own.over(below), paragraph)


def _place(part: DocxPart, paragraph: Any, tables: dict[Any, tuple[str, str]]) -> tuple[str, str]:
    """Return the place of a paragraph and the heading above it."""
    for above in paragraph.iterancestors():
        tag = above.tag
        if tag == W + "tc":
            where, column = tables.get(above, ("表", ""))
            return part.place + where, column
        if tag == W + "txbxContent":
            return f"{part.place}文本框{part.count('box') if paragraph is above[0] else part.counts.get('box', 1)}", ""
        name = tag.rpartition("}")[2]
        if name in _NAMED and tag.startswith(W):
            number = part.count(name) if paragraph is next(above.iter(W + "p")) else part.counts.get(name, 1)
            return f"{_NAMED[name]}{number}", ""
    if part.place:
        return part.place, ""
    return f"第{part.count('p')}段", ""


def _tables(part: DocxPart, draft: ReadingDraft) -> dict[Any, tuple[str, str]]:
    """Return the place and heading of every cell, and add the list-shaped tables to the draft."""
    places: dict[Any, tuple[str, str]] = {}
    for number, table in enumerate(part.root.iter(W + "tbl"), start=1):
        grid = [_row(row) for row in table.iter(W + "tr") if next(row.iterancestors(W + "tbl")) is table]
        draft.allowance.spend_cells(sum(len(row) for row in grid))
        texts = [tuple("" if cell is None else _cell_text(cell, part.styles) for cell in row) for row in grid]
        top = header_row(texts)
        header = tuple(heading(text) for text in texts[top]) if top is not None else ()
        for row_number, row in enumerate(grid, start=1):
            below = top is not None and row_number > top + 1
            for column, cell in enumerate(row):
                if cell is not None and cell not in places:
                    title = header[column] if below and column < len(header) else ""
                    places[cell] = (f"表{number}第{row_number}行第{column + 1}列", title)
        if top is not None:
            draft.tables.append(FileTable(f"{part.place}表{number}", header, tuple(texts[top + 1 :]), part.hidden))
    return places


def _row(row: Any) -> list[Any]:
    """Return the cells of a row by grid column; a cell over several columns is followed by None."""
    cells: list[Any] = []
    for cell in row.iter(W + "tc"):
        if next(cell.iterancestors(W + "tr")) is row:
            properties = cell.find(W + "tcPr")
            span = None if properties is None else properties.find(W + "gridSpan")
            width = span.get(W + "val") if span is not None else "1"
            cells.append(cell)
            cells.extend([None] * (min(int(width), 100) - 1 if width and width.isdigit() else 0))
    return cells


def _cell_text(cell: Any, styles: Styles) -> str:
    return "\n".join(paragraph_text(paragraph, styles) for paragraph in cell.iter(W + "p")).strip()
