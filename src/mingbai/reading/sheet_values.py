"""The values of a workbook and nothing else, for imported tables; `xlsx` reads what is hidden or styled."""

from __future__ import annotations

import io
import re
from datetime import date, datetime

import python_calamine

from mingbai.reading import files, limits
from mingbai.reading.limits import Allowance
from mingbai.reading.passages import BookTooLarge, FileTable, Unreadable
from mingbai.reading.sniff import Format, sniff
from mingbai.reading.xlsx import open_book
from mingbai.reading.xlsx_cells import Sheet, column_number, read_sheet
from mingbai.reading.xlsx_sheet import list_in
from mingbai.reading.xml import BROKEN, tidy
from mingbai.reading.zipped import Parts

_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s/>])(?:[^>]*?\sr=[\"']([A-Z]{1,3})(\d{1,7})[\"'])?")
_ROOT = re.compile(rb"<([A-Za-z_][\w:.\-]*)")
_LARGEST_AREA = 4_000_000
"""Calamine holds the whole rectangle around the cells: one distant value would take gigabytes."""
_LARGEST_TEXT = 400_000_000
"""Calamine copies a shared text into every cell that has it; this is the most that all cells could hold, in bytes."""
_SHARED = re.compile(rb"</(?:\w+:)?si>")
_EXACT = 1e15
"""From here on a float no longer holds every digit that a cell may have."""


def tables(name: str, data: bytes) -> tuple[FileTable, ...]:
    """Return the list-shaped tables of a file of any format. Raises Unreadable."""
    if len(data) <= limits.UPLOAD_BYTES and sniff(name, data) is Format.xlsx:
        found = (list_in(title, sheet) for title, sheet in sheets(data))
        return tuple(one for one in found if one is not None)
    return files.read(name, data).tables


def sheets(data: bytes, largest: int = limits.TOTAL_BYTES) -> tuple[tuple[str, Sheet], ...]:
    """Return every sheet of an .xlsx by name with the values of its cells as texts, hidden ones too. Raises Unreadable.

    Raises BookTooLarge when the file declares that it unpacks to more than `largest` bytes.

    Texts are those of `xlsx`: dates 2024-03-15, numbers with all their digits, formulas by the value stored with them; but a
    cell with an error (#N/A) is empty.
    """
    parts = Parts(data, Allowance(read_inside=files.read))
    if parts.declared > largest:
        raise BookTooLarge(limits.TOO_LARGE)
    if not _is_compact(parts):
        return _streamed(data)
    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
        names = [sheet.name for sheet in book.sheets_metadata if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet]
        return tuple((name, _sheet(book.get_sheet_by_name(name))) for name in names)
    except InexactNumberError:
        return _streamed(data)
    except BaseException as failure:
        # A panic inside calamine is not an Exception; anything else that ends the process is not ours to catch.
        if not isinstance(failure, Exception) and type(failure).__name__ != "PanicException":
            raise
        raise Unreadable(BROKEN) from failure


def grid(sheet: Sheet, rows: int, columns: int) -> list[list[str]]:
    """Return the first rows and columns as stripped texts; each cell of a merged range repeats the text of the first."""
    height = min(max(sheet.rows, default=0), rows)
    width = min(max((cells[-1][0] + 1 for cells in sheet.rows.values() if cells), default=0), columns)
    made = [[""] * width for _ in range(height)]
    for number in range(1, height + 1):
        for column, text, _, _ in sheet.rows.get(number, ()):
            if column < width:
                made[number - 1][column] = text.strip()
    for row, first, last, last_row in sheet.merges:
        if row <= height and first < width:
            for below in made[row - 1 : last_row]:
                below[first : min(last + 1, width)] = [made[row - 1][first]] * (min(last + 1, width) - first)
    return made


class InexactNumberError(Exception):
    """A number with more digits than a float holds."""


def _sheet(found: python_calamine.CalamineSheet) -> Sheet:
    sheet = Sheet()
    for number, row in enumerate(found.to_python(skip_empty_area=False), start=1):
        cells = [(column, text, "", "") for column, value in enumerate(row) if (text := _text(value))]
        if cells:
            sheet.rows[number] = cells
    for (first_row, first), (last_row, last) in found.merged_cell_ranges or ():
        sheet.merges.append((first_row + 1, first, last, last_row + 1))
    return sheet


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        if abs(value) >= _EXACT:
            raise InexactNumberError
        return f"{value:.0f}" if value.is_integer() else f"{value:.15g}"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d" if (value.hour, value.minute) == (0, 0) else "%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return tidy(str(value))


def _is_compact(parts: Parts) -> bool:
    """Return whether every part is whole, and the cells of every sheet lie close enough together to be held as one rectangle.

    Every part is unpacked once under the limits of reading: calamine has none, and finds its parts by whatever name.
    """
    cells = longest = 0
    for name in parts.names:
        try:
            data = parts.read(name)
        except Unreadable:
            return False
        if name.endswith(".xml") and not _is_whole(data):
            return False
        if b"si>" in data:
            longest = max(longest, *map(len, _SHARED.split(data)))
        found = _CELL.findall(data)
        cells += len(found)
        if cells > limits.CELLS or any(not letters for letters, _ in found):
            return False
        rows = max((int(number) for _, number in found), default=0)
        columns = max((column_number(letters.decode()) + 1 for letters in {letters for letters, _ in found}), default=0)
        if rows * columns > _LARGEST_AREA:
            return False
    return longest * cells <= _LARGEST_TEXT


def _is_whole(data: bytes) -> bool:
    """Return whether a part ends with the end of its root element; calamine takes truncated shared texts for complete ones."""
    root = _ROOT.search(data)
    return root is not None and re.search(rb"(?:</%s\s*|/)>\s*\Z" % re.escape(root[1]), data[-300:]) is not None


def _streamed(data: bytes) -> tuple[tuple[str, Sheet], ...]:
    """Read the same with the reader that holds one sheet's cells, however far apart they lie."""
    allowance = Allowance(read_inside=files.read)
    parts = Parts(data, allowance)
    opened = open_book(parts)
    try:
        return tuple((name, read_sheet(parts, part, opened.book, allowance)) for name, part, _ in opened.sheets if part in parts)
    except ValueError as error:
        raise Unreadable(BROKEN) from error
