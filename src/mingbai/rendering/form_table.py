"""A plain table for people to fill in: one sheet, a bold frozen header, an example below it."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from io import BytesIO
from itertools import chain


def form_table(title: str, header: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> bytes:
    """Return the bytes of an xlsx file; `widths` in characters, one per column.

    Every cell is text, so that a spreadsheet program neither turns 20.10 into 20.1 nor rounds a long number.
    """
    from openpyxl import Workbook  # loaded only when a table is downloaded
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for line in (header, *rows):
        sheet.append(list(line))
    for column, width in enumerate(widths, 1):
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = width
    text = sheet["A1"]
    text.number_format, text.alignment = "@", Alignment(wrap_text=True, vertical="top")
    for cell in chain.from_iterable(sheet[f"A1:{get_column_letter(len(widths))}500"]):
        # Setting each style of each cell by itself takes four times as long.
        cell._style = copy(text._style)
        if cell.data_type == "f":
            # What somebody wrote is never a formula, whatever it begins with.
            cell.data_type = "s"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    book.properties.creator = ""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
