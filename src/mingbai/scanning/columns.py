"""The columns of a file's lists: what each holds, what was found in it, and what may be done with it."""

from __future__ import annotations

from dataclasses import dataclass

from mingbai.privacy import masking
from mingbai.privacy.columns import Column, column
from mingbai.privacy.masking import Treatment
from mingbai.privacy.spans import Span
from mingbai.reading.passages import FileContent, FileTable
from mingbai.scanning.detect import Detector

_SAMPLED = 200
"""Rows searched for a sample."""


@dataclass(frozen=True, slots=True)
class ScannedColumn:
    """One column: its heading, what it holds, a masked sample, how many findings, whether it is visible, what may be done."""

    header: str
    kind: Column
    sample: str
    findings: int
    is_hidden: bool
    treatments: tuple[Treatment, ...]


@dataclass(frozen=True, slots=True)
class TableColumns:
    """The columns of one table; `place` is the sheet or "表1"."""

    place: str
    columns: tuple[ScannedColumn, ...]


def columns(content: FileContent, detector: Detector) -> tuple[TableColumns, ...]:
    """Return the tables of a file already read, with their columns."""
    return tuple(
        TableColumns(table.place, tuple(_view(table, index, detector) for index, header in enumerate(table.header) if header))
        for table in content.tables
    )


def _view(table: FileTable, index: int, detector: Detector) -> ScannedColumn:
    header = table.header[index]
    kind = column(header) or Column.OTHER
    cells = [row[index] for row in table.rows if index < len(row) and row[index]]
    found = [(cell, spans) for cell in cells if (spans := detector.in_text(cell, header))]
    return ScannedColumn(
        header=header,
        kind=kind,
        sample=_sample(kind, cells, (found[0][0], found[0][1][0]) if found else None),
        findings=sum(len(spans) for _, spans in found),
        is_hidden=bool(table.hidden) or index in table.hidden_columns,
        treatments=masking.treatments(kind),
    )


def _sample(kind: Column, cells: list[str], found: tuple[str, Span] | None) -> str:
    """Return the first value, masked so far that it names nobody."""
    if found is not None:
        cell, span = found
        return masking.excerpt(span.kind, cell[span.start : span.end])
    first = next((cell for cell in cells[:_SAMPLED] if cell.strip()), "")
    return masking.treat(Treatment.FIRST_CHARACTER, first) if kind is Column.NAME and first else first[:20]
