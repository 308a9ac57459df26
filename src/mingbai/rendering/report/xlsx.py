"""The annual report as a workbook: a sheet per table and one for the publications, numbers as numbers."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from mingbai.rendering import archive
from mingbai.rendering.report import chart
from mingbai.rendering.report.grid import Placed, placed, tables, unit
from mingbai.rendering.report.text import issued_on
from mingbai.rendering.report.value import ReportDocument
from mingbai.statute.annual_report.forms import TableForm, Value

FACE = "宋体"
FIRST = 3  # the sheet's row where the table begins, below its title and an empty row
CHARACTERS = {4: 92, 10: 124, 15: 135}  # widths of a sheet in characters, by columns of the table
SIDE = Side(style="thin", color="767D87")
EDGE = Border(left=SIDE, right=SIDE, top=SIDE, bottom=SIDE)
HEAD = PatternFill("solid", fgColor="EDECE7")
COUNT_FORMAT, MONEY_FORMAT = "#,##0", "#,##0.00"


def render(doc: ReportDocument) -> bytes:
    """Return the workbook; blank cells stay blank, money keeps its decimals."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables(doc):
        _table(book, doc, table)
    _publications(book, doc)
    _properties(book, doc, issued_on(doc))
    out = io.BytesIO()
    book.save(out)
    return archive.settled(out.getvalue(), issued_on(doc))


def _properties(book: Workbook, doc: ReportDocument, on: date) -> None:
    properties = book.properties
    properties.creator = properties.lastModifiedBy = doc.organ_name
    properties.title, properties.language = doc.title, "zh-CN"
    properties.created = archive.midnight(on)


def _sheet(book: Workbook, doc: ReportDocument, name: str, heading: str, columns: int) -> Worksheet:
    sheet: Worksheet = book.create_sheet(name)
    title = sheet.cell(1, 1, f"{doc.title}　{heading}{'（草稿）' if doc.is_draft else ''}")
    title.font = Font(name=FACE, size=14, bold=True)
    title.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=columns)
    sheet.row_dimensions[1].height = 42
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if columns > 5 else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 1
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    footer = sheet.oddFooter
    if footer is not None:
        footer.center.text = "— &P —"
    return sheet


def _table(book: Workbook, doc: ReportDocument, table: TableForm) -> None:
    sheet = _sheet(book, doc, f"表{'〇一二三四五六'[table.section]}", table.caption, table.columns)
    rows = placed(doc, table)
    total = sum(table.column_widths)
    for number, width in enumerate(table.column_widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = max(6.0, CHARACTERS.get(table.columns, 110) * width / total)
    labels = 0
    for number, row in enumerate(rows, FIRST):
        sheet.row_dimensions[number].height = _height(sheet, row)
        for cell in row:
            _write(doc, sheet, cell)
            if cell.cell.scope == "row":
                labels = max(labels, cell.last_column + 1)
    sheet.freeze_panes = sheet.cell(FIRST + table.head_rows, labels + 1).coordinate
    if table.head_rows:
        sheet.print_title_rows = f"1:{FIRST + table.head_rows - 1}"


def _height(sheet: Worksheet, row: tuple[Placed, ...]) -> float:
    """Return the height a row needs in points: spreadsheet programs do not fit rows to wrapped words in merged cells."""
    lines = 1
    for cell in row:
        if cell.cell.rowspan == 1:
            columns = range(cell.column + 1, cell.last_column + 2)
            room = sum(float(sheet.column_dimensions[get_column_letter(number)].width) for number in columns) - 1.5
            lines = max(lines, ceil(sum(1 if letter < "\u2000" else 2 for letter in cell.text) / room))
    return 14.0 * lines + 5


def _write(doc: ReportDocument, sheet: Worksheet, cell: Placed) -> None:
    row, column = FIRST + cell.row, cell.column + 1
    target: Any = sheet.cell(row, column)
    wide = cell.cell.scope == "row"
    if cell.cell.cell:
        _number(target, cell.value, unit(doc, cell.cell.cell))
    else:
        target.value = cell.text
    target.font = Font(name=FACE, size=10, bold=cell.cell.is_sum)
    target.alignment = Alignment(
        horizontal="left" if wide else "right" if cell.cell.cell else "center", vertical="center", wrap_text=True
    )
    for line in sheet.iter_rows(row, FIRST + cell.last_row, column, cell.last_column + 1):
        for part in line:
            part.border = EDGE
            if cell.cell.is_header and not wide:
                part.fill = HEAD
    if cell.cell.colspan * cell.cell.rowspan > 1:
        sheet.merge_cells(start_row=row, end_row=FIRST + cell.last_row, start_column=column, end_column=cell.last_column + 1)


def _number(target: Any, value: Value, behind: str) -> None:
    target.value = value
    fraction = isinstance(value, Decimal) and value != value.to_integral_value()
    pattern = MONEY_FORMAT if fraction else COUNT_FORMAT
    target.number_format = f'{pattern}"{behind}"' if behind else pattern


def _publications(book: Workbook, doc: ReportDocument) -> None:
    sheet = _sheet(book, doc, "图1", chart.TITLE, 2)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 44, 20
    counts = [*((row.label, row.count) for row in doc.publications), ("合计", doc.publications_total)]
    lines: list[tuple[str, str | int]] = [("渠道", "公开条数"), *counts, ("不重复的信息条数", doc.entries)]
    for number, line in enumerate(lines):
        for column, words in enumerate(line, 1):
            target: Any = sheet.cell(FIRST + number, column, words)
            target.font = Font(name=FACE, size=11, bold=number == 0 or line[0] == "合计")
            target.border = EDGE
            target.number_format = COUNT_FORMAT
            target.alignment = Alignment(horizontal="center" if number == 0 else "right" if column == 2 else "left")
            if number == 0:
                target.fill = HEAD
    sheet.freeze_panes = sheet.cell(FIRST + 1, 1).coordinate
