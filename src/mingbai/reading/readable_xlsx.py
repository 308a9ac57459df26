"""The visible sheets of a workbook as html tables."""

from __future__ import annotations

from html import escape

from mingbai.reading import markup
from mingbai.reading.headers import header_row
from mingbai.reading.limits import Allowance
from mingbai.reading.xlsx import open_book
from mingbai.reading.xlsx_cells import Sheet, read_sheet
from mingbai.reading.zipped import Parts

_COLUMNS = 60


def html(data: bytes, allowance: Allowance, most: int) -> str:
    """Every visible sheet with content: its name when there are several, titles as paragraphs, then a table of `most` rows."""
    parts = Parts(data, allowance)
    opened = open_book(parts)
    shown = []
    for name, part, hidden in opened.sheets:
        if not hidden and part in parts:
            rows = _rows(read_sheet(parts, part, opened.book, allowance))
            if rows:
                shown.append((name, _table(rows, most)))
    return "".join(table if len(shown) == 1 else f"<h2>{escape(name)}</h2>{table}" for name, table in shown)


def _table(rows: list[list[str]], most: int) -> str:
    top = header_row(rows) or 0
    titles = ["　".join(cell for cell in row if cell) for row in rows[:top]]
    body = rows[top + 1 :]
    return markup.paragraphs(titles) + markup.table([rows[top]], body[:most], len(body) - most)


def _rows(sheet: Sheet) -> list[list[str]]:
    """The rows that are seen, as wide as their last column that is seen; hidden cells are empty."""
    seen: list[dict[int, str]] = []
    for number in sorted(sheet.rows):
        if number not in sheet.hidden_rows:
            row = {column: text for column, text, _, own in sheet.rows[number] if text and not own and column < _COLUMNS * 4}
            seen.append(row)
    columns = sorted({column for row in seen for column in row if not sheet.column_is_hidden(column)})[:_COLUMNS]
    rows = [[row.get(column, "") for column in columns] for row in seen]
    return [row for row in rows if any(cell.strip() for cell in row)]
