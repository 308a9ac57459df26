"""The slip as docx: one table, normally on one A4 page."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from mingbai.rendering import archive, paper
from mingbai.rendering.slip.text import FOOT, HEADING, SlipRow, issued_on, rows
from mingbai.rendering.slip.value import SlipDocument

WIDTHS = (32, 50, 28, 50)  # millimetres
SIZE = 12.0
ROW, TALL = 9, 19  # millimetres


def render(doc: SlipDocument) -> bytes:
    """Return the slip for Word and WPS; equal documents give equal bytes."""
    document = Document()
    paper.set_properties(document, doc.organ_name, f"{HEADING}：{doc.title}", HEADING, archive.midnight(issued_on(doc)))
    paper.set_language(document.styles)
    paper.name_faces(document)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin = section.right_margin = Mm(25)
    normal = document.styles["Normal"]
    paper.set_face(normal, paper.FANGSONG, SIZE)
    paper.set_lines(normal, SIZE * 1.4)
    _line(document, doc.organ_name, paper.FANGSONG, 14, 0)
    _line(document, HEADING, paper.XIAOBIAOSONG, paper.ER, 10)
    _table(document, rows(doc))
    foot = document.add_paragraph()
    foot.paragraph_format.space_before = Pt(6)
    paper.set_face(foot.add_run(FOOT), paper.FANGSONG, 10)
    out = io.BytesIO()
    document.save(out)
    return archive.settled(out.getvalue(), issued_on(doc))


def _line(document: Any, words: str, face: str, size: float, after: float) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.line_spacing = Pt(size * 1.5)
    paragraph.paragraph_format.space_after = Pt(after)
    paper.set_face(paragraph.add_run(words), face, size)


def _table(document: Any, found: tuple[SlipRow, ...]) -> None:
    table = document.add_table(rows=0, cols=len(WIDTHS))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)
    for row in found:
        line = table.add_row()
        line.height, line.height_rule = Mm(TALL if row.tall else ROW), WD_ROW_HEIGHT_RULE.AT_LEAST
        line._tr.get_or_add_trPr().append(paper.element("w:cantSplit"))
        for cell, width in zip(line.cells, WIDTHS, strict=True):
            cell.width = Mm(width)
        if len(row.pairs) == 1:
            line.cells[1].merge(line.cells[3])
        for number, (label, words) in enumerate(row.pairs):
            _words(line.cells[2 * number], label, is_label=True)
            _words(line.cells[2 * number + 1], words, is_label=False)


def _words(cell: Any, words: str, *, is_label: bool) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for number, line in enumerate(words.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if is_label else WD_ALIGN_PARAGRAPH.LEFT
        paper.set_face(paragraph.add_run(line), paper.HEI if is_label else paper.FANGSONG, SIZE)
