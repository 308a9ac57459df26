"""The annual report as docx: the form's tables with their merged cells on GB/T 9704 pages, the chart as a picture."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from mingbai.rendering import archive, paper
from mingbai.rendering.lines import second_level, unsealed_indents
from mingbai.rendering.report import chart
from mingbai.rendering.report.docx_table import add_table
from mingbai.rendering.report.grid import table_of_section
from mingbai.rendering.report.text import issued_on, signed_on, title_lines
from mingbai.rendering.report.value import ReportDocument

TABLE_TEXT = "表格文字"


def render(doc: ReportDocument, picture: bytes = b"") -> bytes:
    """Return the report for Word and WPS; `picture` is the chart's PNG when it exists already."""
    document = Document()
    paper.set_properties(document, doc.organ_name, doc.title, "政府信息公开工作年度报告", archive.midnight(issued_on(doc)))
    _styles(document)
    paper.name_faces(document)
    paper.set_page(document.sections[0])
    paper.number_pages(document)
    if doc.is_draft:
        paper.mark_header(document, "草稿")
    _title(document, doc)
    document.add_paragraph(doc.lead)
    for number, section in enumerate(doc.sections, 1):
        document.add_paragraph(section.title, style="Heading 1")
        for words in section.paragraphs:
            _paragraph(document, words)
        if number == 1:
            _picture(document, doc, picture or chart.png(doc))
        table = table_of_section(doc, number)
        if table is not None:
            last = document.paragraphs[-1].paragraph_format
            last.keep_with_next, last.space_after = True, Pt(6)
            add_table(document, doc, table, TABLE_TEXT)
    _signature(document, doc)
    out = io.BytesIO()
    document.save(out)
    return archive.settled(out.getvalue(), issued_on(doc))


def _styles(document: Any) -> None:
    styles = document.styles
    paper.set_styles(styles)
    small = styles.add_style(TABLE_TEXT, WD_STYLE_TYPE.PARAGRAPH)
    small.base_style = styles["Normal"]
    paper.set_tracking(small, 0)
    paper.leave_grid(small)
    paper.set_indent(small._element, firstLineChars="0", firstLine="0")


def _title(document: Any, doc: ReportDocument) -> None:
    paragraph = document.add_paragraph(style="Title")
    for number, line in enumerate(title_lines(doc)):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(line)
    document.add_paragraph()
    if doc.correction_note:
        document.add_paragraph().add_run(doc.correction_note, style=paper.SECOND)


def _paragraph(document: Any, words: str) -> None:
    heading, rest = second_level(words)
    paragraph = document.add_paragraph()
    if heading:
        paragraph.add_run(heading, style=paper.SECOND)
    paragraph.add_run(rest)


def _picture(document: Any, doc: ReportDocument, picture: bytes) -> None:
    paragraph = document.add_paragraph(style=TABLE_TEXT)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.line_spacing = 1.0
    shape = paragraph.add_run().add_picture(io.BytesIO(picture), width=Mm(140))
    paper.describe_picture(shape, "图1", chart.alternative(doc))


def _signature(document: Any, doc: ReportDocument) -> None:
    if not doc.signed_by:
        return
    document.add_paragraph().paragraph_format.keep_with_next = True
    lines = [line for line in (doc.signed_by, signed_on(doc)) if line]
    for line, indent in zip(lines, unsealed_indents(*lines), strict=False):
        paragraph = document.add_paragraph(line)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        paragraph.paragraph_format.keep_with_next = line != lines[-1]
        indents = {"leftChars": str(round(indent * 100)), "left": str(round(indent * paper.SAN * 20))}
        paper.set_indent(paragraph._p, firstLineChars="0", firstLine="0", **indents)
