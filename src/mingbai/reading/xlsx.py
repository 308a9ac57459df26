"""Workbooks, read from their parts: every cell of every sheet, and everything besides the cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from mingbai.reading import properties, xlsx_parts
from mingbai.reading.draft import ReadingDraft
from mingbai.reading.passages import Unreadable
from mingbai.reading.xlsx_cells import Book, Sheet, read_sheet, shared_strings
from mingbai.reading.xlsx_sheet import add_sheet
from mingbai.reading.xlsx_styles import cell_styles
from mingbai.reading.xml import BROKEN, parse
from mingbai.reading.zipped import Parts, targets

_WORKBOOK = "xl/workbook.xml"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_COMMENTS = ("comments", "threadedComment")


class SheetPage(Protocol):
    """Takes the visible sheets of a workbook as they are read."""

    def add(self, name: str, sheet: Sheet) -> None:
        """Take the next visible sheet."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A workbook with its sheets as (name, name of its part, "hidden sheet" or "") and everything that they share."""

    root: Any
    book: Book
    sheets: tuple[tuple[str, str, str], ...]
    done: frozenset[str]


def open_book(parts: Parts) -> Opened:
    """Return the sheets of a workbook and what their cells refer to; raise Unreadable when there is no workbook."""
    if _WORKBOOK not in parts:
        raise Unreadable(BROKEN)
    root = parse(parts.read(_WORKBOOK))
    related = targets(parts, _WORKBOOK)
    sheets = []
    for element in root.iterfind("{*}sheets/{*}sheet"):
        kind, part = related.get(element.get(_RELATION) or "", ("", ""))
        hidden = "hidden sheet" if element.get("state") in ("hidden", "veryHidden") else ""
        sheets.append((element.get("name") or "", part if kind == "worksheet" else "", hidden))
    done = {_WORKBOOK, *(path for kind, path in related.values() if kind == "sharedStrings")}
    return Opened(root, _book(parts, root, related), tuple(sheets), frozenset(done))


def read(data: bytes, draft: ReadingDraft, page: SheetPage | None = None) -> None:
    """Read all texts of the workbook; see `xlsx_sheet.add_sheet` for the keys.

    `page` is shown every visible sheet while it is at hand, so that the readable page needs no second parse. Raises Unreadable
    for broken or huge workbooks and zip bombs.
    """
    parts = Parts(data, draft.allowance)
    opened = open_book(parts)
    book, done = opened.book, set(opened.done)
    try:
        for name, part, hidden in opened.sheets:
            done |= _add_sheet(parts, (name, part, hidden), book, draft, page)
    except ValueError as error:
        raise Unreadable(BROKEN) from error
    for index, text in enumerate(book.strings):
        if not book.used[index]:
            draft.add("未使用的文字", text, properties.LEFT, key=f"xl/sharedStrings.xml|si|{index}")
    for part in parts.names:
        if "/persons/" in part or (part.startswith("xl/comments") and part.endswith(".xml")):
            xlsx_parts.add_authors(parse(parts.read(part)), draft, part)
            done.add(part)
    done |= xlsx_parts.add_pivot_caches(parts, draft) | xlsx_parts.add_external_links(parts, draft)
    xlsx_parts.add_names(opened.root, draft, _WORKBOOK)
    properties.add_properties(parts, draft)
    properties.add_links(parts, draft)
    properties.add_leftovers(parts, draft, frozenset(done))


def _book(parts: Parts, workbook: Any, related: dict[str, tuple[str, str]]) -> Book:
    """Return what all sheets share."""
    strings: list[str] = []
    styles = None
    for kind, path in related.values():
        if kind == "sharedStrings" and path in parts:
            strings = shared_strings(parts, path)
        elif kind == "styles" and path in parts:
            styles = parse(parts.read(path))
    settings = workbook.find("{*}workbookPr")
    return Book(
        strings=strings,
        used=bytearray(len(strings)),
        styles=cell_styles(styles),
        is_1904=settings is not None and settings.get("date1904") in ("1", "true"),
    )


def _add_sheet(parts: Parts, sheet: tuple[str, str, str], book: Book, draft: ReadingDraft, page: SheetPage | None) -> set[str]:
    """Add one sheet with its comments and drawings, and return the names of the parts read."""
    name, part, hidden = sheet
    if hidden:
        draft.hidden_sheets.append(name)
    draft.add("工作表名", name, hidden, key=f"{_WORKBOOK}|sheet|{name}")
    if part not in parts:
        return set()
    cells = read_sheet(parts, part, book, draft.allowance)
    add_sheet(name, part, cells, hidden, draft)
    if page is not None and not hidden:
        page.add(name, cells)
    done = {part}
    for other, path in targets(parts, part).values():
        if path in parts and other in _COMMENTS:
            xlsx_parts.add_comments(parts, path, name, draft)
            done.add(path)
        elif path in parts and other == "drawing":
            xlsx_parts.add_drawing(parts, path, name, hidden, draft)
            done.add(path)
    return done
