"""The cells of one sheet, read as a stream: texts with the reason why each is hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from mingbai.reading import limits
from mingbai.reading.limits import Allowance
from mingbai.reading.passages import Unreadable
from mingbai.reading.xlsx_styles import PLAIN, CellStyle
from mingbai.reading.xml import local, stream
from mingbai.reading.zipped import Parts

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_TELLING_FORMULA = re.compile(r'"[^"]+"|\d{6,}')
_TAGS = ("c", "col", "row", "sheetFormatPr", "mergeCell", "dataValidation", "headerFooter", "sheetPr")
_NARROW = 0.3
"""Columns narrower than this, in characters, and rows lower than this, in points, show nothing."""

Cell = tuple[int, str, str, str]
"""Column from 0, text, formula worth reading ("" for most), why the cell itself is hidden."""


@dataclass(slots=True)
class Sheet:
    """One sheet as streamed: rows by number from 1, its hidden rows and columns, merges, and texts outside the cells.

    A merge is its first row (from 1), its first and last columns (from 0), its last row.
    """

    rows: dict[int, list[Cell]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    others: list[tuple[str, str]] = field(default_factory=list)
    zero_height: bool = False

    def column_is_hidden(self, column: int) -> bool:
        """Return whether the column (from 0) is hidden or has no width."""
        return any(first <= column <= last for first, last in self.hidden_columns)


@dataclass(frozen=True, slots=True)
class Book:
    """What the cells of every sheet refer to: the shared texts, which of them are used, the styles, the first day of dates."""

    strings: list[str]
    used: bytearray
    styles: tuple[CellStyle, ...]
    is_1904: bool = False


def shared_strings(parts: Parts, name: str) -> list[str]:
    """Return the texts that cells share, without phonetic readings."""
    with parts.stream(name) as source:
        return [_rich(item) for item in stream(source, ("{*}si",))]


def read_sheet(parts: Parts, name: str, book: Book, allowance: Allowance) -> Sheet:
    """Read all cells with content; raise Unreadable when there are more than the allowance has left."""
    sheet = Sheet()
    row: Any = None
    cells: list[Cell] = []
    number = blank = 0
    with parts.stream(name) as source:
        for element in stream(source, tuple(f"{{*}}{tag}" for tag in _TAGS)):
            tag = local(element)
            if tag == "c":
                parent = element.getparent()
                if parent is not row:
                    row, number = parent, int(parent.get("r") or number + 1)
                    cells = sheet.rows.setdefault(number, [])
                found = _add_cell(element, cells, book)
                allowance.spend_cells(found)
                if found:
                    allowance.spend_cell(cells[-1][1])
                blank += 1 - found
                if blank > limits.BLANK_CELLS:
                    raise Unreadable(limits.TOO_MANY_CELLS)
            elif tag == "row":
                _see_row(element, sheet, number)
            else:
                _see_other(tag, element, sheet)
    return sheet


def _add_cell(element: Any, cells: list[Cell], book: Book) -> int:
    """Add one cell; return 1 when it has content, else 0."""
    kind, value, formula, inline = element.get("t"), "", "", ""
    for child in element:
        tag = local(child)
        if tag == "v":
            value = child.text or ""
        elif tag == "f":
            formula = child.text or ""
        elif tag == "is":
            inline = _rich(child)
    index = element.get("s")
    style = book.styles[int(index)] if index and index.isdigit() and int(index) < len(book.styles) else PLAIN
    if kind == "s" and value.isdigit() and int(value) < len(book.strings):
        book.used[int(value)] = 1
        text = book.strings[int(value)]
    elif kind == "inlineStr":
        text = inline
    else:
        text = value if kind in ("str", "e", "d") else _number(value, kind, style, book)
    formula = formula if _TELLING_FORMULA.search(formula) else ""
    if not text and not formula:
        return 0
    reference = _REFERENCE.match(element.get("r") or "")
    column = column_number(reference[1]) if reference else (cells[-1][0] + 1 if cells else 0)
    cells.append((column, text, formula, style.hidden))
    return 1


def _number(value: str, kind: str | None, style: CellStyle, book: Book) -> str:
    """Return a number with all the digits it has; a date as 2024-03-15."""
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}.get(value, value)
    if value.isdigit() and not style.is_date:
        return value
    try:
        number = Decimal(value)
        if style.is_date and 0 < number < 2_958_466:
            from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

            moment = from_excel(float(number), CALENDAR_MAC_1904 if book.is_1904 else CALENDAR_WINDOWS_1900)
            return _moment(moment)
        if number == number.to_integral_value() and abs(number) < Decimal("1e30"):
            return f"{number.to_integral_value():f}"
        return f"{float(number):.15g}"
    except (InvalidOperation, ValueError, OverflowError, TypeError):
        return value


def _moment(moment: Any) -> str:
    if isinstance(moment, datetime):
        return moment.strftime("%Y-%m-%d" if (moment.hour, moment.minute) == (0, 0) else "%Y-%m-%d %H:%M")
    return str(moment)


def hidden_parts(root: Any) -> Sheet:
    """Return the hidden rows and columns of a sheet already parsed, without its cells."""
    sheet, number = Sheet(), 0
    for element in root.iter("{*}row", "{*}col", "{*}sheetFormatPr"):
        if (tag := local(element)) == "row":
            number = int(element.get("r") or number + 1)
            _see_row(element, sheet, number)
        else:
            _see_other(tag, element, sheet)
    return sheet


def _see_row(row: Any, sheet: Sheet, number: int) -> None:
    height = row.get("ht")
    flat = height is not None and row.get("customHeight") in ("1", "true") and float(height) < _NARROW
    given = row.get("hidden")
    if given in ("1", "true") or flat or (given is None and height is None and sheet.zero_height):
        sheet.hidden_rows.add(int(row.get("r") or number))


def _see_other(tag: str, element: Any, sheet: Sheet) -> None:
    if tag == "col":
        width = element.get("width")
        if element.get("hidden") in ("1", "true") or (width is not None and float(width) < _NARROW):
            sheet.hidden_columns.append((int(element.get("min") or 1) - 1, int(element.get("max") or 1) - 1))
    elif tag == "sheetFormatPr":
        sheet.zero_height = element.get("zeroHeight") in ("1", "true")
    elif tag == "mergeCell":
        ends = _REFERENCE.findall(element.get("ref") or "")
        if len(ends) == 2:
            first, last = column_number(ends[0][0]), column_number(ends[1][0])
            sheet.merges.append((int(ends[0][1]), first, last, int(ends[1][1])))
    elif tag == "headerFooter":
        sheet.others += [
            ("页眉页脚", re.sub(r"&(?:[LCRPNDTFAGZBIUESXYK]|\"[^\"]*\"|\d+)", " ", child.text or "")) for child in element
        ]
    elif tag == "dataValidation":
        texts = [child.text or "" for child in element.iter() if local(child) in ("formula1", "formula2", "f")]
        texts = [text for text in texts if '"' in text or re.search(r"\d{6,}", text)]
        texts += [element.get(name) or "" for name in ("prompt", "promptTitle", "error", "errorTitle")]
        sheet.others += [("数据验证", text) for text in texts]


def _rich(item: Any) -> str:
    """Return the text of a shared or inline string, plain or joined from runs, without phonetic readings."""
    texts = []
    for child in item:
        tag = local(child)
        if tag == "t":
            texts.append(child.text or "")
        elif tag == "r":
            texts += [part.text or "" for part in child if local(part) == "t"]
    return "".join(texts)


def column_number(letters: str) -> int:
    """Return the column from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_letters(number: int) -> str:
    """Return the letters of a column from 0."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
