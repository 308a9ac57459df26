"""A paper with tables as docx for Word and WPS."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from mingbai.rendering import archive, paper, qr
from mingbai.rendering.casepaper import text
from mingbai.rendering.casepaper.value import CasePaper, CellSide, ListTable, PairTable, Prose

CHAPTER, SIZE, LIST_SIZE, SMALL = 18.0, 12.0, 10.5, 10.0
ROW, TALL = 9, 19  # millimetres
SHORT, LONG = 210, 297
MARGIN_X, MARGIN_Y = 25, 20
SIGNING = (80, 79, 0)  # millimetres from the right: end of the label, start of the name, end of the day
SIDES = {
    CellSide.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    CellSide.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    CellSide.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}


def render(sheet: CasePaper) -> bytes:
    """Return the paper for Word and WPS; equal papers give equal bytes."""
    document = Document()
    at = archive.midnight(sheet.made_on)
    paper.set_properties(document, sheet.organ_name, text.title(sheet), sheet.heading, at)
    paper.set_language(document.styles)
    paper.name_faces(document)
    _page(document, sheet)
    normal = document.styles["Normal"]
    paper.set_face(normal, paper.FANGSONG, SIZE)
    paper.set_lines(normal, SIZE * 1.4)
    _line(document, sheet.organ_name, paper.FANGSONG, 14, 0)
    _line(document, sheet.heading, paper.XIAOBIAOSONG, paper.ER, 10)
    if sheet.number:
        document.add_paragraph(sheet.number).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for part in sheet.parts:
        _apart(document, part.heading)
        _part(document, part, _width(sheet))
    if sheet.foot:
        _small(document, sheet.foot)
    _signatures(document, sheet)
    if sheet.address:
        _code(document, sheet)
    _apart(document)
    out = io.BytesIO()
    document.save(out)
    return archive.settled(out.getvalue(), sheet.made_on)


def _page(document: Any, sheet: CasePaper) -> None:
    section = document.sections[0]
    wide, high = (LONG, SHORT) if sheet.is_landscape else (SHORT, LONG)
    section.orientation = WD_ORIENT.LANDSCAPE if sheet.is_landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(wide), Mm(high)
    section.top_margin = section.bottom_margin = Mm(MARGIN_Y)
    section.left_margin = section.right_margin = Mm(MARGIN_X)


def _width(sheet: CasePaper) -> int:
    return (LONG if sheet.is_landscape else SHORT) - 2 * MARGIN_X


def _line(document: Any, words: str, face: str, size: float, after: float) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.line_spacing = Pt(size * 1.5)
    paragraph.paragraph_format.space_after = Pt(after)
    paper.set_face(paragraph.add_run(words), face, size)


def _small(document: Any, words: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(6)
    paper.set_face(paragraph.add_run(words), paper.FANGSONG, SMALL)


def _apart(document: Any, heading: str = "") -> None:
    """Put a line after a table unless one comes: Word makes one table of two that touch, and wants a paragraph at the end."""
    if not heading and list(document.element.body.inner_content_elements)[-1].tag == qn("w:tbl"):
        document.add_paragraph().paragraph_format.line_spacing = Pt(6)


def _signatures(document: Any, sheet: CasePaper) -> None:
    for label, name, day in map(text.signing_line, sheet.signatures):
        form = document.add_paragraph(f"\t{label}\t{name}\t{day}").paragraph_format
        form.space_before = Pt(14)
        for place, side in zip(SIGNING, (WD_TAB_ALIGNMENT.RIGHT, WD_TAB_ALIGNMENT.LEFT, WD_TAB_ALIGNMENT.RIGHT), strict=True):
            form.tab_stops.add_tab_stop(Mm(_width(sheet) - place), side)


def _part(document: Any, part: PairTable | ListTable | Prose, width: int) -> None:
    if part.heading:
        heading = document.add_paragraph()
        heading.paragraph_format.space_before, heading.paragraph_format.keep_with_next = Pt(8), True
        is_chapter = isinstance(part, Prose) and part.is_chapter
        heading.paragraph_format.page_break_before = is_chapter
        paper.set_face(heading.add_run(part.heading), paper.HEI, CHAPTER if is_chapter else SIZE)
    if isinstance(part, Prose):
        for words in part.paragraphs:
            paper.set_indent(document.add_paragraph(words)._p, firstLineChars="200", firstLine=str(round(SIZE * 40)))
    elif isinstance(part, PairTable):
        _form(document, part, [width * share / sum(text.WIDTHS) for share in text.WIDTHS])
    else:
        _list(document, part, width)


def _form(document: Any, part: PairTable, widths: list[float]) -> None:
    table = _table(document, widths)
    for row in part.rows:
        line = _row(table, widths, TALL if row.tall else ROW)
        if len(row.pairs) == 1:
            line.cells[1].merge(line.cells[3])
        for number, (label, words) in enumerate(row.pairs):
            _words(line.cells[2 * number], label, paper.HEI, CellSide.CENTRE)
            _words(line.cells[2 * number + 1], words, paper.FANGSONG, CellSide.LEFT)


def _list(document: Any, part: ListTable, width: int) -> None:
    total = sum(column.width for column in part.columns)
    widths = [width * column.width / total for column in part.columns]
    table = _table(document, widths)
    head = _row(table, widths, ROW)
    head._tr.get_or_add_trPr().append(paper.element("w:tblHeader"))
    for cell, column in zip(head.cells, part.columns, strict=True):
        _words(cell, column.label, paper.HEI, CellSide.CENTRE, LIST_SIZE)
    for row in part.rows:
        for cell, words, column in zip(_row(table, widths, ROW).cells, row, part.columns, strict=True):
            _words(cell, words, paper.FANGSONG, column.side, LIST_SIZE)


def _table(document: Any, widths: list[float]) -> Any:
    table = document.add_table(rows=0, cols=len(widths))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def _row(table: Any, widths: list[float], height: int) -> Any:
    line = table.add_row()
    line.height, line.height_rule = Mm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
    line._tr.get_or_add_trPr().append(paper.element("w:cantSplit"))
    for cell, width in zip(line.cells, widths, strict=True):
        cell.width = Mm(width)
    return line


def _words(cell: Any, words: str, face: str, side: CellSide, size: float = SIZE) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for number, line in enumerate(words.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.alignment = SIDES[side]
        paper.set_face(paragraph.add_run(line), face, size)


def _code(document: Any, sheet: CasePaper) -> None:
    picture = document.add_paragraph()
    picture.paragraph_format.line_spacing, picture.paragraph_format.keep_with_next = 1.0, True
    picture.paragraph_format.space_before = Pt(SIZE)
    shape = picture.add_run().add_picture(io.BytesIO(qr.png(sheet.address)), width=Mm(24))
    paper.describe_picture(shape, "二维码", sheet.address_words + sheet.address)
    _small(document, f"{sheet.address_words}{sheet.address}")
