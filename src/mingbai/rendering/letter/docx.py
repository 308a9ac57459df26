"""The letter as docx for Word and WPS, in the letter format of GB/T 9704—2012 (10.1)."""

from __future__ import annotations

import io
from typing import Any

import pypdfium2
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from mingbai.rendering import archive, paper, qr
from mingbai.rendering.letter import pdf, text
from mingbai.rendering.letter.value import LetterParagraph, LetterSheet, ParagraphKind
from mingbai.rendering.lines import balanced, sealed_indents, second_level, unsealed_indents

RED = "FF3333"
THICK, THIN, GAP = 18, 6, 30  # the two red lines in eighths of a point, and twentieths of a point between them
OUTSIDE = {"left": str(-454), "right": str(-340)}  # twips: from the block of 156 mm to lines of 170 mm centred on the page
CODE = 24  # millimetres
AFTER_FRAME = ("w:widowControl", "w:pBdr", "w:tabs", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr")
MARK, MARK_WIDTH = 40.0, 156 / 25.4 * 72  # points


def render(sheet: LetterSheet) -> bytes:
    """Return the letter for Word and WPS; raise fonts.FontMissing, because the PDF says whether its pages are numbered."""
    document = Document()
    title, on = text.one_line_title(sheet), text.issued_on(sheet)
    paper.set_properties(document, sheet.organ_name, title, "政府信息公开", archive.midnight(on))
    paper.set_styles(document.styles)
    paper.leave_grid(document.styles["Footer"])
    paper.name_faces(document)
    paper.set_page(document.sections[0])
    _head_and_foot(document, sheet)
    _opening(document, sheet)
    for one in sheet.paragraphs:
        _paragraph(document, one)
    _annexes(document, sheet)
    _signature(document, sheet)
    out = io.BytesIO()
    document.save(out)
    return archive.settled(out.getvalue(), on)


def _head_and_foot(document: Any, sheet: LetterSheet) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = True
    # Of the first page: the organ's name 30 mm, the lower lines 20 mm from the edges. The numbers of the others keep their place.
    section.header_distance, section.footer_distance = Mm(30), Mm(20)
    if len(pypdfium2.PdfDocument(pdf.render(sheet))) > 2:
        paper.number_pages(document)
        for footer in (section.footer, section.even_page_footer):
            footer.paragraphs[0].paragraph_format.space_after = Mm(4.8)
    if sheet.signed_on is None:
        paper.mark_header(document, text.DRAFT)
    header, footer = section.first_page_header, section.first_page_footer
    mark = header.paragraphs[0]
    if sheet.signed_on is None:
        mark.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paper.set_face(mark.add_run(text.DRAFT), paper.HEI, paper.SAN)
        section.header_distance = Mm(30) - Pt(paper.PITCH)
        mark = header.add_paragraph()
    size = min(MARK, MARK_WIDTH / len(sheet.organ_name))
    mark.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = mark.add_run(sheet.organ_name)
    paper.set_face(run, paper.XIAOBIAOSONG, size)
    run.font.color.rgb = RGBColor.from_string(RED)
    mark.paragraph_format.line_spacing = Pt(size)
    _ruled(mark, THICK, space=11)  # 4 mm
    _ruled(header.add_paragraph(), THIN)
    footer.is_linked_to_previous = False
    _ruled(footer.paragraphs[0], THIN)
    _ruled(footer.add_paragraph(), THICK)


def _ruled(paragraph: Any, size: int, space: int = 0) -> None:
    """Draw a red line of 170 mm below a paragraph, `space` points from its text; an empty one is as high as the gap."""
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(0)
    if not paragraph.text:
        form.line_spacing = Pt(GAP / 20)
    paper.set_indent(paragraph._p, firstLineChars="0", firstLine="0", **OUTSIDE)
    borders = paper.element("w:pBdr")
    borders.append(paper.element("w:bottom", val="single", sz=str(size), space=str(space), color=RED))
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr"
    )


def _opening(document: Any, sheet: LetterSheet) -> None:
    number = _flat(document.add_paragraph(text.number(sheet)), WD_ALIGN_PARAGRAPH.RIGHT)
    paper.leave_grid(number)
    number.paragraph_format.line_spacing, number.paragraph_format.space_before = Pt(paper.SAN * 1.25), Pt(12)
    for _ in range(2):
        document.add_paragraph()
    title = document.add_paragraph(style="Title")
    for place, line in enumerate(balanced(sheet.title, sheet.organ_name)):
        run = title.add_run()
        if place:
            run.add_break()
        run.add_text(line)
    document.add_paragraph()
    _flat(document.add_paragraph(text.addressee(sheet)))


def _paragraph(document: Any, one: LetterParagraph) -> None:
    if one.kind is ParagraphKind.HEADING:
        document.add_paragraph(one.words, style="Heading 1")
        return
    paragraph = document.add_paragraph()
    if one.kind is ParagraphKind.QUOTED:
        paragraph.add_run(one.words, style=paper.SECOND)
        paper.set_indent(paragraph._p, leftChars="200", left="640")
        return
    heading, rest = second_level(one.words) if one.kind is ParagraphKind.BODY else ("", one.words)
    if heading:
        paragraph.add_run(heading, style=paper.SECOND)
    paragraph.add_run(rest)
    if one.kind is ParagraphKind.FIXED:
        _lock(paragraph)


def _lock(paragraph: Any) -> None:
    """Put a paragraph whose words the law fixes into a content control that Word lets nobody edit or delete."""
    control, properties, content = paper.element("w:sdt"), paper.element("w:sdtPr"), paper.element("w:sdtContent")
    properties.append(paper.element("w:alias", val="法定内容"))
    properties.append(paper.element("w:lock", val="sdtContentLocked"))
    control.append(properties)
    control.append(content)
    paragraph._p.addprevious(control)
    content.append(paragraph._p)


def _annexes(document: Any, sheet: LetterSheet) -> None:
    if not sheet.annexes:
        return
    document.add_paragraph().paragraph_format.keep_with_next = True
    for place, (number, name) in enumerate(text.annexes(sheet)):
        label = text.ANNEX if place == 0 else ""
        # 左空二字, three characters of 附件：, and a number as wide as one and a quarter; a second line begins below the name.
        before = 3 if place == 0 else 0
        beside = 1.25 if number else 0
        paragraph = document.add_paragraph(f"{label}{number}{chr(9) if number else ''}{name}")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.tab_stops.add_tab_stop(Pt((5 + beside) * paper.SAN))
        _indent(paragraph, left=5 + beside, hanging=before + beside)


def _signature(document: Any, sheet: LetterSheet) -> None:
    """Add signature, notes and code, all on the page of the last words of the text."""
    _keep_last(document)
    kept = [document.add_paragraph() for _ in range(2 if sheet.has_seal_place else 1)]
    is_beside = text.has_room_beside(sheet)
    if is_beside:
        kept += _code_beside(document, sheet)
    lines = (sheet.signer, text.signed_day(sheet))
    indents = (sealed_indents if sheet.has_seal_place else unsealed_indents)(*lines)
    for line, indent in zip(lines, indents, strict=True):
        paragraph = document.add_paragraph(line)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if sheet.has_seal_place else WD_ALIGN_PARAGRAPH.LEFT
        _indent(paragraph, **{"right" if sheet.has_seal_place else "left": indent})
        kept.append(paragraph)
    kept += [document.add_paragraph(words) for words in text.notes(sheet)]
    if sheet.verification_address and not is_beside:
        kept += _code(document, sheet, 10.5)
        kept[-2].paragraph_format.space_before = Pt(paper.SAN)
    for paragraph in kept[:-1]:
        paragraph.paragraph_format.keep_with_next = True


def _keep_last(document: Any) -> None:
    """Keep the last words of the text with the signature, also when they are locked: no seal on a page of its own."""
    last = list(document.element.body.iter(qn("w:p")))[-1]
    properties = last.get_or_add_pPr()
    if properties.find(qn("w:keepNext")) is None:
        properties.get_or_add_keepNext()


def _code(document: Any, sheet: LetterSheet, size: float) -> tuple[Any, Any]:
    """Add the code and the words about it, `size` points high, and return both paragraphs."""
    picture, words = document.add_paragraph(), document.add_paragraph(f"{text.verify(sheet)}{text.typed_address(sheet)}")
    shape = picture.add_run().add_picture(io.BytesIO(qr.png(sheet.verification_address)), width=Mm(CODE))
    paper.describe_picture(shape, "核对二维码", words.text)
    for paragraph, pitch in ((picture, 1.0), (words, Pt(size * 1.3))):
        paper.leave_grid(_flat(paragraph))
        paragraph.paragraph_format.line_spacing = pitch
    paper.set_face(words.runs[0], paper.FANGSONG, size)
    return picture, words


def _code_beside(document: Any, sheet: LetterSheet) -> tuple[Any, Any]:
    """Add the code left of the lines that follow, ending a little above the date's lower edge, the words to the right of it."""
    made = _code(document, sheet, 9)
    top = str(round((2 * paper.PITCH - Mm(CODE).pt - 8) * 20))
    for paragraph, left, wide in zip(made, (0, CODE + 3), (CODE, 49), strict=True):
        # To Word a frame at 0 has no place at all.
        place = {"x": str(max(1, round(Mm(left).pt * 20))), "y": top, "w": str(round(Mm(wide).pt * 20))}
        frame = paper.element("w:framePr", wrap="around", vAnchor="text", hAnchor="margin", **place)
        paragraph._p.get_or_add_pPr().insert_element_before(frame, *AFTER_FRAME)
    return made


def _flat(paragraph: Any, side: Any = WD_ALIGN_PARAGRAPH.LEFT) -> Any:
    paragraph.alignment = side
    paper.set_indent(paragraph._p, firstLineChars="0", firstLine="0")
    return paragraph


def _indent(paragraph: Any, **characters: float) -> None:
    """Set indents in characters, without the first line's two."""
    named = {} if "hanging" in characters else {"firstLineChars": "0", "firstLine": "0"}
    for name, count in characters.items():
        named |= {f"{name}Chars": str(round(count * 100)), name: str(round(count * paper.SAN * 20))}
    paper.set_indent(paragraph._p, **named)
