"""The official table of the standard catalogue, one sheet per field.

Source: 国办发〔2019〕54号 and the columns of the published catalogues, in their order: 序号, 公开事项〔一级, 二级〕,
公开内容（要素）, 公开依据, 公开时限, 公开主体, 公开渠道和载体, 公开对象〔全社会, 特定群体〕, 公开方式〔主动, 依申请〕,
公开层级〔县级, 乡级〕; after them the mark on which the limit of permits and penalties rests, which no published table has.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any

from mingbai.rendering.archive import midnight, settled
from mingbai.statute.disclosure.decisions import DECISION_WORDS, Decision

ON, OFF, TICK = "■", "□", "√"
EVERYBODY, SPECIAL = "全社会", "特定群体"
ACTIVE, ON_REQUEST = "主动", "依申请"
SEPARATOR = "；"
TITLE_END = "领域基层政务公开标准目录"
# Each column's heading and the second level below it; "" where one heading covers both rows.
HEADINGS = (
    ("序号", ""),
    ("公开事项", "一级事项"),
    ("公开事项", "二级事项"),
    ("公开内容（要素）", ""),
    ("公开依据", ""),
    ("公开时限", ""),
    ("公开主体", ""),
    ("公开渠道和载体", ""),
    ("公开对象", EVERYBODY),
    ("公开对象", SPECIAL),
    ("公开方式", ACTIVE),
    ("公开方式", ON_REQUEST),
    ("公开层级", "县级"),
    ("公开层级", "乡级"),
    ("行政决定", ""),
)
WIDTHS = (6, 14, 18, 34, 34, 20, 18, 30, 8, 14, 7, 8, 7, 7, 18)
FACE = "仿宋"
HEAD_ROWS = 3
# What a sheet name must not contain, and how long it may be.
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
LONGEST_NAME = 31
# A cell that begins like this would be a formula to the program that opens the table.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One line as the table prints it; `audience` is 全社会 or 特定群体（…）, `mode` 主动, 依申请 or both joined by ；.

    `decision` is None where a table lacks that column.
    """

    field: str
    line1: str
    line2: str
    elements: tuple[str, ...]
    basis: str
    time_limit: str
    subject: str
    channels: tuple[str, ...]
    audience: str
    mode: str
    county: bool
    township: bool
    decision: Decision | None = None


def workbook(rows: Sequence[PrintedRow], offered: Sequence[str], made_on: date) -> bytes:
    """Return the rows as an .xlsx file, a sheet per field in the order of the rows; `offered` are the channels a row may tick.

    The same rows on the same day give the same bytes. Without rows there is one sheet with the headings.
    """
    from openpyxl import Workbook  # loaded only when a table is downloaded; the headings above are read by others too

    book = Workbook()
    book.remove(book.worksheets[0])
    for field in dict.fromkeys(row.field for row in rows) or {"标准目录": None}:
        _sheet(book, field, [row for row in rows if row.field == field], offered)
    book.properties.creator = ""
    book.properties.created = book.properties.modified = midnight(made_on)
    out = io.BytesIO()
    book.save(out)
    return settled(out.getvalue(), made_on)


def channel_cell(ticked: Sequence[str], offered: Sequence[str]) -> str:
    """Return the list of channels with the ticked ones marked, one per line."""
    listed = (*offered, *(one for one in ticked if one not in offered))
    return "\n".join(f"{ON if one in ticked else OFF}{one}" for one in listed)


def sheet_name(field: str, taken: Sequence[str]) -> str:
    """Return a valid sheet name that no other sheet has."""
    plain = NOT_IN_NAMES.sub(" ", field).strip()[:LONGEST_NAME] or "标准目录"
    name, number = plain, 1
    while name in taken:
        number += 1
        name = f"{plain[: LONGEST_NAME - len(str(number))]}{number}"
    return name


def cells(number: int, row: PrintedRow, offered: Sequence[str]) -> tuple[object, ...]:
    """Return the cells of one row in the order of the columns."""
    special = row.audience.removeprefix(SPECIAL) if row.audience.startswith(SPECIAL) else ""
    modes = row.mode.split(SEPARATOR)
    marks = (
        TICK if row.audience == EVERYBODY else "",
        f"{TICK}{special}" if row.audience.startswith(SPECIAL) else "",
        TICK if ACTIVE in modes else "",
        TICK if ON_REQUEST in modes else "",
        TICK if row.county else "",
        TICK if row.township else "",
    )
    elements = f"{SEPARATOR}\n".join(row.elements)
    plain = (row.line1, row.line2, elements, row.basis, row.time_limit, row.subject, channel_cell(row.channels, offered))
    return (number, *plain, *marks, DECISION_WORDS[row.decision] if row.decision else "")


def _sheet(book: Any, field: str, rows: Sequence[PrintedRow], offered: Sequence[str]) -> None:
    sheet = book.create_sheet(sheet_name(field, book.sheetnames))
    columns = len(HEADINGS)
    sheet.append([f"{field}{TITLE_END}"])
    sheet.append([top for top, _ in HEADINGS])
    sheet.append([under or None for _, under in HEADINGS])
    for number, row in enumerate(rows, 1):
        sheet.append([None] * columns)
        for column, value in enumerate(cells(number, row, offered), 1):
            _write(sheet.cell(HEAD_ROWS + number, column), value)
    _merge_heads(sheet, columns)
    _merge_first_level(sheet, rows)
    _shape(sheet, columns)


def _write(cell: Any, value: object) -> None:
    cell.value = value if value != "" else None
    if isinstance(value, str) and value.startswith(FORMULA):
        # Text stays text, whatever it begins with.
        cell.data_type, cell.quotePrefix = "s", True


def _merge_heads(sheet: Any, columns: int) -> None:
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=columns)
    tops = [top for top, _ in HEADINGS]
    for column, (top, under) in enumerate(HEADINGS, 1):
        if not under:
            sheet.merge_cells(start_row=2, end_row=HEAD_ROWS, start_column=column, end_column=column)
        elif tops.index(top) == column - 1:
            last = column + tops.count(top) - 1
            sheet.merge_cells(start_row=2, end_row=2, start_column=column, end_column=last)


def _merge_first_level(sheet: Any, rows: Sequence[PrintedRow]) -> None:
    """Merge the first level of adjacent rows with the same first-level line."""
    start = 0
    for place in range(1, len(rows) + 1):
        if place < len(rows) and rows[place].line1 == rows[start].line1:
            continue
        if place - start > 1:
            first = HEAD_ROWS + 1
            sheet.merge_cells(start_row=first + start, end_row=first + place - 1, start_column=2, end_column=2)
        start = place


def _shape(sheet: Any, columns: int) -> None:
    from openpyxl.utils import get_column_letter

    styled: dict[tuple[bool, ...], Any] = {}
    for place, row in enumerate(sheet.iter_rows(min_row=1, max_row=sheet.max_row, max_col=columns), 1):
        for cell in row:
            is_text = place > HEAD_ROWS and 3 < cell.column < 9
            kind = (place == 1, place <= HEAD_ROWS, is_text, cell.quotePrefix)
            # openpyxl looks each part of a style up in the workbook, which takes longer than everything else together.
            if kind in styled:
                cell._style = copy(styled[kind])
            else:
                _style(cell, place, is_text)
                styled[kind] = cell._style
    for column, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = sheet.cell(HEAD_ROWS + 1, 4)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"2:{HEAD_ROWS}"


def _style(cell: Any, place: int, is_text: bool) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side

    line = Side(style="thin")
    cell.font = Font(name=FACE, size=18 if place == 1 else 11, bold=place <= HEAD_ROWS)
    cell.alignment = Alignment(horizontal="left" if is_text else "center", vertical="center", wrap_text=True)
    if place > 1:
        cell.border = Border(left=line, right=line, top=line, bottom=line)
