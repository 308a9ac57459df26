"""Export the catalogue as the official table, and plan the import of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mingbai.catalogue.queries.lines import last_editions
from mingbai.catalogue.values.importing import ImportPlan, plan
from mingbai.catalogue.values.lines import CHANNELS, FIELD_CHANNELS, LineRow
from mingbai.core import apart
from mingbai.core.errors import Invalid
from mingbai.reading.passages import BookTooLarge, Unreadable
from mingbai.rendering.catalogue.back import NoTable, read_back
from mingbai.rendering.catalogue.table import PrintedRow, workbook

# A catalogue is a small table; a file beyond these bounds is something else.
LARGEST = 100 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 3000, 60, 100
Sheets = tuple[tuple[str, list[list[str]]], ...]
"""Each sheet's name and its rows of texts."""


def table_file(rows: Sequence[LineRow], on: date) -> bytes:
    """Return these lines as the official table (.xlsx), one sheet per field."""
    used = {channel for row in rows for channel in row.wording.channels}
    offered = (*CHANNELS, *(one for one in FIELD_CHANNELS if one in used))
    return workbook([_printed(row) for row in rows], offered, on)


def plan_of(county_id: int, sheets: Sheets, on: date) -> ImportPlan:
    """Return what a table would change in the county's catalogue; raise Invalid for a file that is no such table."""
    known = last_editions(county_id, on)
    try:
        back = read_back(sheets, {row.field for row in known}, (*CHANNELS, *FIELD_CHANNELS))
    except NoTable as failure:
        raise Invalid(str(failure), "file") from failure
    return plan(back, known)


def read_sheets(data: bytes) -> Sheets:
    """Return the sheets of an uploaded table; it takes seconds, so call it before the act. Raises Invalid."""
    try:
        return apart.grids(data, LARGEST, rows=MOST_ROWS, columns=MOST_COLUMNS, sheets=MOST_SHEETS)
    except BookTooLarge as failure:
        raise Invalid("文件太大，不像标准目录。", "file") from failure
    except Unreadable as failure:
        raise Invalid("打不开这个文件。请用电子表格（.xlsx）保存一份再传。", "file") from failure


def _printed(row: LineRow) -> PrintedRow:
    said = row.wording
    return PrintedRow(
        field=row.field,
        line1=row.line1,
        line2=row.line2,
        elements=said.elements,
        basis=said.basis,
        time_limit=row.time_limit,
        subject=said.subject,
        channels=said.channels,
        audience=said.audience,
        mode=said.mode,
        county=row.for_county,
        township=row.for_township,
        decision=said.decision,
    )
