"""The form's tables in docx: merged cells, repeated head rows, fixed widths on the 156 mm of the text block.

Rows are written directly as WordprocessingML: python-docx, cell by cell, takes a second for the three tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from mingbai.rendering import paper
from mingbai.rendering.report.grid import Placed, broken, placed, type_size
from mingbai.rendering.report.value import ReportDocument
from mingbai.statute.annual_report.forms import TableForm

WIDTH = 8844  # twips, 156 mm
MARGIN = 30  # twips at the left and right of a cell


def add_table(document: Any, doc: ReportDocument, table: TableForm, style: str) -> None:
    """Draw `table` at the end of the document, kept on one page; `style` is the paragraph style of the cells."""
    style_id = document.styles[style].style_id
    widths = _widths(table)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_row(table, line, widths, style_id) for line in _lines(doc, table))
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    made = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{WIDTH}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{MARGIN}" w:type="dxa"/>'
        f'<w:right w:w="{MARGIN}" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0"'
        ' w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escape(table.caption)}"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>'
    )
    after = document.add_paragraph(style=style)
    after.paragraph_format.line_spacing = Pt(8)
    after._p.addprevious(made)


def _lines(doc: ReportDocument, table: TableForm) -> Iterator[list[Placed]]:
    """Yield each row with every cell that covers it, including those that began in a row above."""
    everything = [cell for row in placed(doc, table) for cell in row]
    for number in range(len(table.grid)):
        yield sorted((cell for cell in everything if cell.row <= number <= cell.last_row), key=lambda cell: cell.column)


def _row(table: TableForm, line: list[Placed], widths: list[int], style_id: str) -> str:
    number = max(cell.row for cell in line)
    head = "<w:tblHeader/>" if number < table.head_rows else ""
    cells = "".join(_cell(table, cell, number, widths, style_id) for cell in line)
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"


def _cell(table: TableForm, cell: Placed, row: int, widths: list[int], style_id: str) -> str:
    width = sum(widths[cell.column : cell.last_column + 1])
    span = f'<w:gridSpan w:val="{cell.cell.colspan}"/>' if cell.cell.colspan > 1 else ""
    first = cell.row == row
    merge = "" if cell.cell.rowspan == 1 else '<w:vMerge w:val="restart"/>' if first else "<w:vMerge/>"
    size, space = type_size(table)
    keep = "<w:keepNext/>" if row < len(table.grid) - 1 else ""
    side = "left" if cell.cell.scope == "row" else "center"
    text = _run(cell, size) if first and cell.text else ""
    beside = round((space - 1) * 20)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>{keep}'
        f'<w:spacing w:before="{beside}" w:after="{beside}" w:line="{round((size + 3) * 20)}" w:lineRule="exact"/>'
        f'<w:jc w:val="{side}"/></w:pPr>{text}</w:p></w:tc>'
    )


def _run(cell: Placed, size: float) -> str:
    above, words = (escape(part, quote=False) for part in broken(cell))
    return f"<w:r>{_face(size)}{f'<w:t>{above}</w:t><w:br/>' if above else ''}<w:t>{words}</w:t></w:r>"


def _face(size: float) -> str:
    names = "".join(f' w:{script}="{paper.FANGSONG}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    return f'<w:rPr><w:rFonts{names}/><w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/></w:rPr>'


def _widths(table: TableForm) -> list[int]:
    total = sum(table.column_widths)
    widths = [WIDTH * width // total for width in table.column_widths]
    widths[-1] += WIDTH - sum(widths)
    return widths
