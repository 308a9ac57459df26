"""The form's tables as placed cells with the words they print: the single source of every renderer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mingbai.rendering.report.value import ReportDocument
from mingbai.statute.annual_report.figures import show
from mingbai.statute.annual_report.forms import CellKind, GridCell, TableForm, Value


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell of a form's table at its 0-based row and column; `text` is what is printed, `value` the figure or None."""

    row: int
    column: int
    cell: GridCell
    text: str
    value: Value = None

    @property
    def last_row(self) -> int:
        """The 0-based last row that the cell covers."""
        return self.row + self.cell.rowspan - 1

    @property
    def last_column(self) -> int:
        """The 0-based last column that the cell covers."""
        return self.column + self.cell.colspan - 1


def tables(doc: ReportDocument) -> Iterator[TableForm]:
    """Yield the tables of the document's form, in order."""
    yield from doc.form.tables.values()


def table_of_section(doc: ReportDocument, number: int) -> TableForm | None:
    """Return the table of section `number` (1 to 6), if it has one."""
    return next((table for table in tables(doc) if table.section == number), None)


def broken(cell: Placed) -> tuple[str, str]:
    """Split the words of a narrow cell after the ordinal (（三）, 不予公开); ("", all) for other cells."""
    ordinal, bracket, rest = cell.text.partition("）")
    narrow = cell.cell.scope == "rowgroup" and cell.text.startswith("（") and rest
    return (ordinal + bracket, rest) if narrow else ("", cell.text)


def unit(doc: ReportDocument, path: str) -> str:
    """Return the unit after the figure at `path`: of money whose printed label names none (采购总金额); else empty."""
    info = doc.form.cells[path]
    return info.unit if info.kind is CellKind.MONEY and info.unit not in info.label else ""


def printed(doc: ReportDocument, path: str) -> str:
    """Return the figure at `path` as every reader sees it (54,369元); empty for a blank cell."""
    words = show(doc.cells.get(path))
    return words and words + unit(doc, path)


def placed(doc: ReportDocument, table: TableForm) -> tuple[tuple[Placed, ...], ...]:
    """Return the cells of `table` row by row with their columns; raise ValueError when the form's spans do not tile the grid."""
    free = [[True] * table.columns for _ in table.grid]
    rows = []
    for number, row in enumerate(table.grid):
        cells = []
        for cell in row:
            start = _first_free(free[number], table, number)
            _take(free, table, number, start, cell)
            value = doc.cells.get(cell.cell) if cell.cell else None
            cells.append(Placed(number, start, cell, printed(doc, cell.cell) if cell.cell else cell.text, value))
        rows.append(tuple(cells))
    if any(open_ for line in free for open_ in line):
        raise ValueError(f"table {table.key}: cells do not fill the grid")
    return tuple(rows)


def _first_free(line: list[bool], table: TableForm, row: int) -> int:
    try:
        return line.index(True)
    except ValueError:
        raise ValueError(f"table {table.key}: row {row} has too many cells") from None


def _take(free: list[list[bool]], table: TableForm, row: int, column: int, cell: GridCell) -> None:
    for down in range(row, row + cell.rowspan):
        for across in range(column, column + cell.colspan):
            if down >= len(free) or across >= table.columns or not free[down][across]:
                raise ValueError(f"table {table.key}: the cell at row {row}, column {column} overlaps another or leaves the grid")
            free[down][across] = False


def type_size(table: TableForm) -> tuple[float, float]:
    """Return type size and the space above and below it in a table's cells, in points: 五号 for few columns, 小五 for many."""
    return (10.5, 4.5) if table.columns <= 5 else (9.0, 2.2)
