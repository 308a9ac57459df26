"""The PDF is archival, tagged and Chinese, with every glyph embedded."""

from __future__ import annotations

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from mingbai.rendering import fonts
from mingbai.rendering.report import pdf
from mingbai.rendering.report.value import ReportDocument, SectionText
from rendering import readers
from rendering.samples import document, seed_report

Rendered = tuple[ReportDocument, dict[str, bytes]]
MM = 72 / 25.4


def test_it_declares_pdf_a_2b_and_pdf_ua_1(rendered: Rendered) -> None:
    content = rendered[1]["report.pdf"]
    assert b"<pdfaid:part>2</pdfaid:part>" in content
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in content
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content


def test_it_is_tagged_with_headings_tables_and_a_described_figure(rendered: Rendered) -> None:
    opened = pypdfium2.PdfDocument(rendered[1]["report.pdf"])
    assert pdfium.FPDFCatalog_IsTagged(opened.raw)
    kinds: list[str] = []
    alternatives: list[str] = []
    for page in opened:
        tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
        for number in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            _walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, number), kinds, alternatives)
    assert kinds.count("Table") >= 3
    assert kinds.count("H1") == 6
    assert {"TH", "TD", "TR", "P", "Figure"} <= set(kinds)
    assert any("1,969条" in words for words in alternatives)


def _walk(element: object, kinds: list[str], alternatives: list[str]) -> None:
    kinds.append(_string(pdfium.FPDF_StructElement_GetType, element))
    alternatives.append(_string(pdfium.FPDF_StructElement_GetAltText, element))
    for number in range(max(0, pdfium.FPDF_StructElement_CountChildren(element))):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, number)
        if child:
            _walk(child, kinds, alternatives)


def _string(getter: object, element: object) -> str:
    buffer = ctypes.create_string_buffer(4000)
    size = getter(element, buffer, 4000)  # type: ignore[operator]
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le")


def test_every_font_is_embedded(rendered: Rendered) -> None:
    embedded = [
        pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(thing.raw))
        for page in pypdfium2.PdfDocument(rendered[1]["report.pdf"])
        for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])
    ]
    assert len(embedded) > 100
    assert set(embedded) == {1}


def test_rare_characters_are_text_and_glyphs() -> None:
    content = pdf.render(document("2019"))
    words = readers.pdf_words(content)
    for rare in "喆堃祎":
        assert rare in words
    page = pypdfium2.PdfDocument(content)[0]
    text = page.get_textpage()
    for rare in "喆堃祎":
        index, _ = text.search(rare).get_next()
        left, bottom, right, top = text.get_charbox(index)
        assert right - left > 8, "a glyph as wide as a character"
        assert top - bottom > 8


def test_title_language_and_author_are_set(rendered: Rendered) -> None:
    doc, files = rendered
    opened = pypdfium2.PdfDocument(files["report.pdf"])
    assert opened.get_metadata_value("Title") == doc.title
    assert opened.get_metadata_value("Author") == doc.organ_name
    assert b"/Lang(zh-CN)" in files["report.pdf"].replace(b"/Lang (", b"/Lang(")


def test_text_keeps_inside_the_block_of_156_by_225_mm(rendered: Rendered) -> None:
    for page in pypdfium2.PdfDocument(rendered[1]["report.pdf"]):
        text = page.get_textpage()
        assert page.get_size() == pytest.approx((210 * MM, 297 * MM), abs=0.1)
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index)
            if right == left or bottom < 35 * MM - 12:
                continue
            assert left > 28 * MM - 1
            assert right < (210 - 26) * MM + 2
            assert top < (297 - 37) * MM + 3


def test_a_full_page_of_prose_has_22_lines_of_28_characters() -> None:
    doc = document("2019")
    prose = SectionText("一、总体情况", ("政" * 28 * 60,))
    content = pdf.render(document("2019", sections=(prose, *doc.sections[1:])))
    text = pypdfium2.PdfDocument(content)[1].get_textpage()
    lines: dict[int, int] = {}
    for index in range(text.count_chars()):
        if text.get_text_range(index, 1) == "政":
            line = round(text.get_charbox(index)[1])
            lines[line] = lines.get(line, 0) + 1
    assert len(lines) == 22
    assert set(lines.values()) == {28}


def test_page_numbers_stand_outside() -> None:
    for number, page in enumerate(pypdfium2.PdfDocument(pdf.render(document("2021"))), 1):
        text = page.get_textpage()
        index, _ = text.search(f"— {number} —").get_next()
        left = text.get_charbox(index)[0]
        assert (left > 105 * MM) == (number % 2 == 1)


def test_a_draft_is_marked_on_every_page() -> None:
    for page in pypdfium2.PdfDocument(pdf.render(seed_report(is_draft=True))):
        assert "草稿" in page.get_textpage().get_text_range()
    assert "草稿" not in readers.pdf_words(pdf.render(seed_report()))


def test_without_a_chinese_font_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(fonts.FontMissing, match="fonts-noto-cjk"):
        fonts.choose(frozenset({"DejaVu Sans"}))

    class Bare:
        def families(self) -> list[str]:
            return ["DejaVu Sans"]

    fonts.faces.cache_clear()
    fonts.installed.cache_clear()
    monkeypatch.setattr(fonts, "Fonts", lambda **_: Bare())
    try:
        with pytest.raises(fonts.FontMissing, match="没有装中文字体"):
            pdf.render(seed_report())
    finally:
        fonts.faces.cache_clear()
        fonts.installed.cache_clear()


def test_the_faces_asked_for_by_the_standard_come_first() -> None:
    chosen = fonts.choose(frozenset({"FangSong", "SimHei", "KaiTi", "SimSun", "Noto Serif CJK SC", "Noto Sans CJK SC"}))
    assert (chosen.body[0], chosen.heading[0], chosen.second[0], chosen.folio[0]) == ("FangSong", "SimHei", "KaiTi", "SimSun")
    only_sans = fonts.choose(frozenset({"Noto Sans CJK SC"}))
    assert only_sans.body == only_sans.heading == only_sans.title == ("Noto Sans CJK SC",)
