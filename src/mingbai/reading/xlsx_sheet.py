"""One sheet as passages and as a table: every cell with its place, its heading and the reason why it is hidden."""

from __future__ import annotations

from mingbai.reading.draft import ReadingDraft
from mingbai.reading.headers import SEARCHED_ROWS, header_row, heading, is_heading
from mingbai.reading.passages import FileTable
from mingbai.reading.xlsx_cells import Cell, Sheet, column_letters

_Header = dict[int, str]


def add_sheet(name: str, part: str, sheet: Sheet, hidden: str, draft: ReadingDraft) -> None:
    """Add every cell at "NAME!C4" with `key` "PART!C4", the list-shaped table, and headers, footers and validation lists."""
    numbers = sorted(sheet.rows)
    last_header, header = _header(sheet, numbers)
    letters: dict[int, str] = {}
    unseen_columns: dict[int, bool] = {}
    for number in numbers:
        below = number > last_header
        row_hidden = "hidden row" if number in sheet.hidden_rows else ""
        for column, text, formula, own in sheet.rows[number]:
            if column not in letters:
                letters[column] = column_letters(column)
                unseen_columns[column] = sheet.column_is_hidden(column)
            reason = hidden or row_hidden or ("hidden column" if unseen_columns[column] else own)
            place = f"{letters[column]}{number}"
            title = header.get(column, "") if below else ""
            draft.add(f"{name}!{place}", text, reason, column=title, key=f"{part}!{place}")
            if formula:
                draft.add(f"{name}!{place}", formula, reason or "formula", column=title, key=f"{part}!{place}|f")
    for where, text in sheet.others:
        draft.add(f"{name}的{where}", text, hidden or ("not shown" if where == "数据验证" else ""), key=f"{part}|{where}")
    if header:
        draft.tables.append(_table(name, sheet, hidden, header, [number for number in numbers if number > last_header]))


def list_in(name: str, sheet: Sheet) -> FileTable | None:
    """Return the list-shaped table of a sheet; None when no row reads like headings."""
    numbers = sorted(sheet.rows)
    last_header, header = _header(sheet, numbers)
    return _table(name, sheet, "", header, [number for number in numbers if number > last_header]) if header else None


def _header(sheet: Sheet, numbers: list[int]) -> tuple[int, _Header]:
    """Return the number of the last heading row and the headings by column; (0, {}) when there is none."""
    top = [number for number in numbers if any(text.strip() for _, text, _, _ in sheet.rows[number])][:SEARCHED_ROWS]
    index = header_row([[text for _, text, _, _ in sheet.rows[number]] for number in top])
    if index is None:
        return 0, {}
    number = top[index]
    header = {column: heading(text) for column, text, _, _ in sheet.rows[number] if text.strip()}
    spans = [(first, last) for row, first, last, _ in sheet.merges if row == number and last > first]
    below = sheet.rows.get(number + 1, [])
    parts = {column: heading(text) for column, text, _, _ in below if any(first <= column <= last for first, last in spans)}
    if parts and all(is_heading(text) for text in parts.values()) and len(parts) == sum(1 for _, text, _, _ in below if text):
        return number + 1, header | parts
    for first, last in spans:
        header |= {column: header.get(first, "") for column in range(first, min(last, first + 50) + 1)}
    return number, header


def _table(name: str, sheet: Sheet, hidden: str, header: _Header, numbers: list[int]) -> FileTable:
    """Return the rows below the headings, as wide as the headings reach."""
    width = max(header) + 1
    rows = tuple(row for number in numbers if any(row := _dense(sheet.rows[number], width)))
    return FileTable(
        place=name,
        header=tuple(header.get(column, "") for column in range(width)),
        rows=rows,
        hidden=hidden,
        hidden_columns=frozenset(column for column in range(width) if sheet.column_is_hidden(column)),
    )


def _dense(cells: list[Cell], width: int) -> tuple[str, ...]:
    row = [""] * width
    for column, text, _, _ in cells:
        if column < width:
            row[column] = text.strip()
    return tuple(row)
