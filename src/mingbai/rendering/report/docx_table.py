"""The form's tables in docx: merged cells, repeated head rows, fixed widths on the 156 mm of the text block."""

from __future__ import annotations

from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt

from mingbai.rendering import paper
from mingbai.rendering.report.grid import Placed, placed, type_size
from mingbai.rendering.report.value import ReportDocument
from mingbai.statute.annual_report.forms import TableForm

WIDTH = 8844  # twips, 156 mm
MARGIN = 50  # twips at the left and right of a cell


def add_table(document: Any, doc: ReportDocument, table: TableForm, style: str) -> None:
    """Draws `table` at the end of the document, kept together on one page where a page can hold it."""
    made = document.add_table(rows=len(table.grid), cols=table.columns)
    made.style, made.autofit, made.alignment = "Table Grid", False, WD_TABLE_ALIGNMENT.CENTER
    _properties(made, table)
    widths = _widths(table)
    for row in placed(doc, table):
        for cell in row:
            _fill(made, cell, table, style)
    for number, row in enumerate(made.rows):
        rules = row._tr.get_or_add_trPr()
        rules.append(paper.element("w:cantSplit"))
        if number < table.head_rows:
            rules.append(paper.element("w:tblHeader"))
        _set_widths(row._tr, widths)
    after = document.add_paragraph(style=style)
    after.paragraph_format.line_spacing = Pt(8)


def _properties(made: Any, table: TableForm) -> None:
    properties = made._tbl.tblPr
    width = properties.find(qn("w:tblW"))
    width.set(qn("w:type"), "dxa")
    width.set(qn("w:w"), str(WIDTH))
    margins = paper.element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(paper.element(f"w:{side}", w=str(MARGIN), type="dxa"))
    look = properties.find(qn("w:tblLook"))
    look.addprevious(margins)
    look.addnext(paper.element("w:tblCaption", val=table.caption))
    for column, size in zip(made._tbl.tblGrid.findall(qn("w:gridCol")), _widths(table), strict=True):
        column.set(qn("w:w"), str(size))


def _widths(table: TableForm) -> list[int]:
    total = sum(table.column_widths)
    widths = [WIDTH * width // total for width in table.column_widths]
    widths[-1] += WIDTH - sum(widths)
    return widths


def _set_widths(row: Any, widths: list[int]) -> None:
    column = 0
    for cell in row.findall(qn("w:tc")):
        span = cell.grid_span
        cell.get_or_add_tcPr().get_or_add_tcW().set(qn("w:w"), str(sum(widths[column : column + span])))
        cell.tcPr.tcW.set(qn("w:type"), "dxa")
        column += span


def _fill(made: Any, cell: Placed, table: TableForm, style: str) -> None:
    first = made.cell(cell.row, cell.column)
    merged = first.merge(made.cell(cell.last_row, cell.last_column)) if cell.cell.colspan * cell.cell.rowspan > 1 else first
    for extra in merged.paragraphs[1:]:
        extra._p.getparent().remove(extra._p)
    paragraph = merged.paragraphs[0]
    paragraph.style = style
    wide = cell.cell.scope == "row"
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if wide else WD_ALIGN_PARAGRAPH.CENTER
    size, space = type_size(table)
    form = paragraph.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(size + 3)
    form.space_before = form.space_after = Pt(space - 1)
    form.keep_with_next = cell.last_row < len(table.grid) - 1
    merged.vertical_alignment = 1
    paper.set_face(paragraph.add_run(cell.text), paper.FANGSONG, size)
