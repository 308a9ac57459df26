"""The visible sheets of a workbook as HTML tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from mingbai.reading import markup
from mingbai.reading.headers import header_row
from mingbai.reading.limits import Allowance
from mingbai.reading.xlsx import open_book
from mingbai.reading.xlsx_cells import Sheet, read_sheet
from mingbai.reading.zipped import Parts

_COLUMNS = 60


@dataclass(slots=True)
class ReadableBook:
    """The readable page of a workbook, built sheet by sheet; tables stop after `most` rows."""

    most: int
    _shown: list[tuple[str, str]] = field(default_factory=list)

    def add(self, name: str, sheet: Sheet) -> None:
        """Take the next visible sheet; leave it out when it has no content."""
        if rows := _rows(sheet):
            self._shown.append((name, _table(rows, self.most)))

    def html(self) -> str:
        """Return every sheet: its name when there are several, titles as paragraphs, then its table; not yet cleaned."""
        shown = self._shown
        return "".join(table if len(shown) == 1 else f"<h2>{escape(name)}</h2>{table}" for name, table in shown)


def html(data: bytes, allowance: Allowance, most: int) -> str:
    """Return the readable page alone, without reading the hidden sheets."""
    parts, page = Parts(data, allowance), ReadableBook(most)
    opened = open_book(parts)
    for name, part, hidden in opened.sheets:
        if not hidden and part in parts:
            page.add(name, read_sheet(parts, part, opened.book, allowance))
    return page.html()


def _table(rows: list[list[str]], most: int) -> str:
    top = header_row(rows) or 0
    titles = ["　".join(cell for cell in row if cell) for row in rows[:top]]
    body = rows[top + 1 :]
    return markup.paragraphs(titles) + markup.table([rows[top]], body[:most], len(body) - most)


def _rows(sheet: Sheet) -> list[list[str]]:
    """Return the visible rows, as wide as their last visible column; hidden cells are empty."""
    seen: list[dict[int, str]] = []
    for number in sorted(sheet.rows):
        if number not in sheet.hidden_rows:
            row = {column: text for column, text, _, own in sheet.rows[number] if text and not own and column < _COLUMNS * 4}
            seen.append(row)
    columns = sorted({column for row in seen for column in row if not sheet.column_is_hidden(column)})[:_COLUMNS]
    rows = [[row.get(column, "") for column in columns] for row in seen]
    return [row for row in rows if any(cell.strip() for cell in row)]
