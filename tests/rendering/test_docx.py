"""The docx follows GB/T 9704: page, type, numbering; its properties name only the organ."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from mingbai.rendering.report import docx
from mingbai.rendering.report.value import ReportDocument
from rendering import readers
from rendering.samples import document, seed_report

Rendered = tuple[ReportDocument, dict[str, bytes]]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def opened(data: bytes) -> Any:
    return Document(io.BytesIO(data))


def test_the_page_is_a4_with_a_block_of_156_by_225_mm(rendered: Rendered) -> None:
    section = opened(rendered[1]["report.docx"]).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.top_margin.mm == pytest.approx(37, abs=0.1)
    assert section.left_margin.mm == pytest.approx(28, abs=0.1)
    assert (section.page_width - section.left_margin - section.right_margin) / 36000 == pytest.approx(156, abs=0.1)
    assert (section.page_height - section.top_margin - section.bottom_margin) / 36000 == pytest.approx(225, abs=0.1)


@pytest.mark.parametrize(
    ("style", "face", "points"),
    [("Normal", "仿宋", 16), ("Heading 1", "黑体", 16), ("Title", "方正小标宋简体", 22), ("二级标题", "楷体", 16)],
)
def test_faces_and_sizes_are_those_of_the_standard(style: str, face: str, points: float) -> None:
    found = opened(docx.render(seed_report())).styles[style]
    faces = found.element.rPr.rFonts
    assert {faces.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia")} == {face}
    assert not [name for name in faces.attrib if "Theme" in name]
    assert found.font.size.pt == points


def test_body_lines_are_22_to_a_page_and_begin_two_characters_in() -> None:
    normal = opened(docx.render(seed_report())).styles["Normal"]
    assert normal.paragraph_format.line_spacing.pt == pytest.approx(28.95, abs=0.06)
    assert normal.element.pPr.ind.get(qn("w:firstLineChars")) == "200"


def test_second_level_headings_are_set_in_kaiti_within_their_paragraph() -> None:
    runs = [(run.style.name, run.text) for p in opened(docx.render(seed_report())).paragraphs for run in p.runs]
    assert ("二级标题", "（一）主动公开。") in runs
    assert ("二级标题", "（二）依申请公开。") in runs


def test_head_rows_repeat_and_rows_do_not_break(rendered: Rendered) -> None:
    doc, files = rendered
    for made, table in zip(opened(files["report.docx"]).tables, doc.form.tables.values(), strict=True):
        repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in made.rows]
        assert repeated == [number < table.head_rows for number in range(len(table.grid))]
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in made.rows)
        assert made._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == table.caption


def test_columns_fill_the_text_block(rendered: Rendered) -> None:
    for made in opened(rendered[1]["report.docx"]).tables:
        assert sum(int(column.get(qn("w:w"))) for column in made._tbl.tblGrid) == 8844


def test_page_numbers_stand_outside_in_4_hao() -> None:
    made = opened(docx.render(seed_report()))
    assert made.settings.odd_and_even_pages_header_footer
    section = made.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        paragraph = footer.paragraphs[0]
        assert "PAGE" in paragraph._p.xml
        assert paragraph.text == "— 1 —"
        assert paragraph._p.pPr.jc.val.name.lower() == side
        assert paragraph._p.pPr.ind.get(qn(f"w:{side}Chars")) == "100"
        assert {run.font.size.pt for run in paragraph.runs} == {14}


def test_the_order_is_title_lead_six_sections_signature() -> None:
    doc = seed_report()
    words = [paragraph.text for paragraph in opened(docx.render(doc)).paragraphs if paragraph.text]
    assert words[0].replace("\n", "") == doc.title
    assert words[1] == doc.lead
    assert [line for line in words if line in doc.form.section_titles] == list(doc.form.section_titles)
    assert words[-2:] == ["彭阳县白阳镇人民政府", "2021年1月19日"]


def test_properties_name_the_organ_and_no_tool() -> None:
    doc = seed_report()
    content = docx.render(doc)
    properties = opened(content).core_properties
    assert (properties.author, properties.last_modified_by, properties.title) == (doc.organ_name, doc.organ_name, doc.title)
    assert (properties.comments, properties.created.date(), properties.modified.date()) == ("", doc.signed_on, doc.signed_on)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if "thumbnail" in name or name.endswith("app.xml")]
        assert not [name for name in archive.namelist() if b"python" in archive.read(name)]
        assert 'w:eastAsia="zh-CN"' in archive.read("word/styles.xml").decode()


def test_a_draft_is_marked_in_both_headers() -> None:
    section = opened(docx.render(seed_report(is_draft=True))).sections[0]
    assert [header.paragraphs[0].text for header in (section.header, section.even_page_header)] == ["草稿", "草稿"]
    assert "草稿" not in opened(docx.render(seed_report())).sections[0].header.paragraphs[0].text


def test_a_correction_is_noted_under_the_title() -> None:
    note = "本报告2025年2月3日更正：行政许可一格由0改为1。"
    words = [p.text for p in opened(docx.render(document("2021", correction_note=note))).paragraphs if p.text]
    assert words[1] == note


def test_properties_stand_in_the_order_of_the_schema_so_that_word_opens_the_file(rendered: Rendered) -> None:
    wrong, seen = readers.misordered(rendered[1]["report.docx"])
    assert wrong == []
    assert seen > 500


def test_faces_name_what_may_stand_in_for_them() -> None:
    with zipfile.ZipFile(io.BytesIO(docx.render(seed_report()))) as archive:
        table = etree.fromstring(archive.read("word/fontTable.xml"))
    faces = {font.get(f"{{{W}}}name"): font[0].get(f"{{{W}}}val") for font in table}
    assert faces["方正小标宋简体"] == "华文中宋"
    assert {"仿宋", "黑体", "楷体", "宋体"} <= set(faces)
