"""The letter follows the letter format of GB/T 9704 (10.1): heads, lines, numbers and seal are measured in its files."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from typing import Any

import cv2
import numpy
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from docx import Document
from docx.oxml.ns import qn

from mingbai.rendering.files import MEDIA_TYPES, render
from mingbai.rendering.letter import html, pdf
from mingbai.rendering.letter.value import LetterParagraph, LetterSheet, ParagraphKind
from rendering import readers
from rendering.samples import letter

MM = 72 / 25.4
FIXED = [one.words for one in letter().paragraphs if one.kind is ParagraphKind.FIXED]


def pages(sheet: LetterSheet) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(pdf.render(sheet))


def long_letter(count: int, **changes: object) -> LetterSheet:
    """A letter whose text is `count` lines of one paragraph, with nothing but the signature after it."""
    plain = {"title": "政府信息公开申请答复书", "addressee": "甲某", "annexes": (), "notes": (), "contact": ""}
    text = (LetterParagraph("信" * (28 * count - 2)),)
    return letter(**{**plain, "paragraphs": text, "verification_address": "", **changes})


def lines_of(page: Any) -> list[tuple[float, float, float, float]]:
    """Left, top, right, bottom of the red lines in millimetres from the upper left corner."""
    height = page.get_height()
    boxes = [shape.get_bounds() for shape in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])]
    inside = [(left / MM, (height - top) / MM, right / MM, (height - bottom) / MM) for left, bottom, right, top in boxes]
    return sorted((box for box in inside if box[2] - box[0] > 160), key=lambda box: box[1])


def place(page: Any, words: str) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of words in millimetres, glyph by glyph."""
    text = page.get_textpage()
    start, count = text.search(words).get_next()
    boxes = [text.get_charbox(number) for number in range(start, start + count)]
    height = page.get_height()
    return (
        min(box[0] for box in boxes) / MM,
        (height - max(box[3] for box in boxes)) / MM,
        max(box[2] for box in boxes) / MM,
        (height - min(box[1] for box in boxes)) / MM,
    )


def test_the_name_stands_30_mm_down_and_both_double_lines_are_170_mm_long() -> None:
    page = pages(letter())[0]
    first, second, third, fourth = lines_of(page)
    for left, _, right, _ in (first, second, third, fourth):
        assert (left, right) == pytest.approx((20, 190), abs=0.1)
    name = place(page, letter().organ_name)
    assert name[1] == pytest.approx(30, abs=0.5)
    assert (name[0] + name[2]) / 2 == pytest.approx(105, abs=0.5)
    assert first[1] - name[3] == pytest.approx(4, abs=0.5)
    assert 297 - fourth[3] == pytest.approx(20, abs=0.1)
    above, under, below, last = (box[3] - box[1] for box in (first, second, third, fourth))
    assert above > 2 * under
    assert last > 2 * below


def test_number_title_and_addressee_stand_where_the_format_puts_them() -> None:
    page = pages(letter())[0]
    number, line = place(page, "公开〔2026〕1号"), lines_of(page)[1]
    assert number[2] == pytest.approx(184, abs=1.5)
    assert number[1] - line[3] == pytest.approx(16 * 7 / 8 / MM, abs=0.8)
    title, addressee = place(page, "关于申请公开"), place(page, "宁夏回族自治区")
    pitch = 225 / 22
    assert place(page, "白阳镇人民政府\r\n关于")[1] - number[3] == pytest.approx(2 * pitch + 4, abs=2.5)
    assert title[0] > 28
    assert addressee[0] == pytest.approx(28, abs=0.8)


def test_a_page_holds_22_lines_of_28_characters_within_the_block() -> None:
    text = pages(long_letter(60))[1].get_textpage()
    found: dict[int, int] = {}
    for index in range(text.count_chars()):
        if text.get_text_range(index, 1) == "信":
            left, bottom, right, top = text.get_charbox(index)
            found[round(bottom)] = found.get(round(bottom), 0) + 1
            assert left > 28 * MM - 1
            assert right < 184 * MM + 2
            assert top < 260 * MM + 3
    assert len(found) == 22
    assert set(found.values()) == {28}


@pytest.mark.parametrize(("lines", "count", "numbered"), [(3, 1, []), (24, 2, []), (50, 3, [2, 3])])
def test_the_first_page_has_no_number_and_of_two_pages_none_has(lines: int, count: int, numbered: list[int]) -> None:
    made = pages(long_letter(lines))
    assert len(made) == count
    assert [number for number, page in enumerate(made, 1) if f"—{number}—" in page_words(page)] == numbered
    document = Document(io.BytesIO(render(long_letter(lines), "docx")))
    section = document.sections[0]
    assert section.different_first_page_header_footer
    assert "PAGE" not in section.first_page_footer._element.xml
    assert ("PAGE" in section.even_page_footer._element.xml) == bool(numbered)


def page_words(page: Any) -> str:
    return "".join(page.get_textpage().get_text_range().split())


def test_the_date_ends_four_characters_from_the_right_with_the_signer_centred_over_it_and_room_for_the_seal() -> None:
    made = pages(long_letter(3, annexes=("合同",)))[0]
    day, annex = place(made, "2026年3月16日"), place(made, "合同")
    text = made.get_textpage()
    last = [box for i in range(text.count_chars()) if text.get_text_range(i, 1) == "彭" for box in [text.get_charbox(i)]][-1]
    assert 184 - day[2] == pytest.approx(4 * 156 / 28, abs=1.5)
    signer_left = last[0] / MM
    width = len(letter().signer) * 156 / 28
    assert signer_left + width / 2 == pytest.approx((day[0] + day[2]) / 2, abs=1)
    # A seal of 42 mm, its centre a little above that of both lines, begins within one line of the annexes.
    middle = ((made.get_height() - last[3]) / MM + day[3]) / 2
    assert 0 < middle - 3 - 21 - annex[3] < 225 / 22


def test_no_seal_stands_on_a_page_without_text() -> None:
    for count in range(8, 15):
        made = pages(long_letter(count))
        signed = [page_words(page) for page in made if "2026年3月16日" in page_words(page)]
        assert len(signed) == 1
        assert signed[0].count("信") > 2, count


def test_the_code_gets_no_page_of_its_own_but_a_place_beside_the_seal() -> None:
    address = letter().verification_address
    beside = []
    for count in range(5, 12):
        made = pages(long_letter(count, verification_address=address))
        page = next(page for page in made if address in page_words(page))
        assert "2026年3月16日" in page_words(page), count
        words, signed = place(page, "扫二维码"), place(page, "2026年3月16日")
        assert words[2] < signed[0] or words[1] > signed[3]
        beside += [page] * (words[1] < signed[3])
    assert 0 < len(beside) < 7
    assert readers.decoded(beside[0]) == address
    for signer, frames in (("彭阳县白阳镇人民政府", 2), ("彭阳县白阳镇人民政府党政综合办公室", 0)):
        document = Document(io.BytesIO(render(long_letter(8, signer=signer, verification_address=address), "docx")))
        assert len(list(document.element.body.iter(qn("w:framePr")))) == frames
        kept = [one.paragraph_format.keep_with_next for one in document.paragraphs[-5:]]
        assert kept == [True] * 4 + [None], "signature and code stay with the text"


def test_a_code_longer_than_a_line_stays_within_the_block() -> None:
    long = LetterParagraph(f"索引号{'A1b2' * 30}，网址https://www.x.gov.cn/{'xxgk_1387/' * 12}t2026.html")
    text = pages(letter(paragraphs=(long,)))[0].get_textpage()
    assert max(text.get_charbox(index)[2] for index in range(text.count_chars())) < 185 * MM


def test_a_draft_says_so_on_every_page_and_waits_for_number_and_date() -> None:
    draft = long_letter(50, signed_on=None, number="")
    made = pages(draft)
    assert all(page_words(page).startswith("草稿") for page in made)
    assert "文号签发时给出" in page_words(made[0])
    assert "草稿" not in readers.pdf_words(pdf.render(letter()))
    section = Document(io.BytesIO(render(draft, "docx"))).sections[0]
    heads = (section.first_page_header, section.header, section.even_page_header)
    assert all("草稿" in "".join(p.text for p in head.paragraphs) for head in heads)
    assert "<b>草稿</b>" in html.fragment(draft)


def test_the_three_files_say_the_same_in_the_same_order() -> None:
    sheet = letter(signer="彭阳县白阳镇人民政府党政综合办公室")  # too wide for the code beside it
    wanted = [
        sheet.addressee, *(one.words for one in sheet.paragraphs), *sheet.annexes, sheet.signer, "2026年3月16日",
        *sheet.notes, sheet.contact, sheet.verification_address,
    ]  # fmt: skip
    document = Document(io.BytesIO(render(sheet, "docx")))
    in_docx = "".join(node.text or "" for node in document.element.body.iter(qn("w:t")))
    in_html = "".join(html.fragment(sheet).replace("<b>", "").replace("</b>", "").split())
    for said in (readers.pdf_words(pdf.render(sheet)), in_docx, in_html):
        at = 0
        for words in wanted:
            found = said.find("".join(words.split()), at)
            assert found >= 0, words
            at = found + 1


def test_rare_characters_are_drawn() -> None:
    made = pages(letter())[0]
    for rare in "喆堃祎":
        left, top, right, bottom = place(made, rare)
        assert right - left > 4
        assert bottom - top > 4


def test_the_code_is_read_from_the_printed_page() -> None:
    assert readers.decoded(pages(letter())[1]) == letter().verification_address
    with zipfile.ZipFile(io.BytesIO(render(letter(), "docx"))) as archive:
        png = next(archive.read(name) for name in archive.namelist() if name.endswith(".png"))
    said, _, _ = cv2.QRCodeDetector().detectAndDecode(cv2.imdecode(numpy.frombuffer(png, numpy.uint8), cv2.IMREAD_GRAYSCALE))
    assert said == letter().verification_address


def test_word_opens_the_docx() -> None:
    for sheet in (letter(), letter(signed_on=None, number="")):
        wrong, seen = readers.misordered(render(sheet, "docx"))
        assert wrong == []
        assert seen > 100


def test_words_that_the_law_fixes_are_locked_in_the_docx() -> None:
    document = Document(io.BytesIO(render(letter(), "docx")))
    locked = ["".join(node.text or "" for node in control.iter(qn("w:t"))) for control in document.element.body.iter(qn("w:sdt"))]
    assert locked == FIXED
    assert {lock.get(qn("w:val")) for lock in document.element.body.iter(qn("w:lock"))} == {"sdtContentLocked"}


def test_the_first_page_of_the_docx_has_name_and_lines_at_their_places() -> None:
    section = Document(io.BytesIO(render(letter(), "docx"))).sections[0]
    assert (section.header_distance.mm, section.footer_distance.mm) == pytest.approx((30, 20), abs=0.1)
    assert section.first_page_header.paragraphs[0].text == letter().organ_name
    drawn = [
        (border.get(qn("w:sz")), border.get(qn("w:color")), border.get(qn("w:space")))
        for part in (section.first_page_header, section.first_page_footer)
        for border in part._element.iter(qn("w:bottom"))
    ]
    assert drawn == [("18", "FF3333", "11"), ("6", "FF3333", "0"), ("6", "FF3333", "0"), ("18", "FF3333", "0")]
    block = section.page_width - section.left_margin - section.right_margin
    for indent in section.first_page_footer._element.iter(qn("w:ind")):
        outside = int(indent.get(qn("w:left"))) + int(indent.get(qn("w:right")))
        assert block / 36000 - outside / 1440 * 25.4 == pytest.approx(170, abs=0.2)


def test_equal_letters_have_equal_bytes_and_are_archival() -> None:
    for name in MEDIA_TYPES:
        assert render(letter(), name) == render(replace(letter()), name)
        assert render(letter(), name) != render(letter(number="公开〔2026〕2号"), name)
    made = render(letter(), "pdf")
    assert b"<pdfaid:part>2</pdfaid:part>" in made
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    with zipfile.ZipFile(io.BytesIO(render(letter(), "docx"))) as archive:
        assert archive.read("docProps/core.xml").count(b"2026-03-16T00:00:00Z") == 2
        assert not [name for name in archive.namelist() if b"python" in archive.read(name)]


def test_the_preview_escapes_what_people_wrote() -> None:
    said = html.fragment(letter(addressee="<script>甲</script>", paragraphs=(LetterParagraph("a & b < c"),)))
    assert "<script>" not in said
    assert "a &amp; b &lt; c" in said
    assert "：：" not in html.fragment(letter(addressee="甲某："))


def test_a_long_name_of_the_organ_keeps_one_line_within_the_block() -> None:
    name = "宁夏回族自治区固原市彭阳县人民政府行政审批服务管理局"
    page = pages(letter(organ_name=name, signed_on=date(2026, 3, 16)))[0]
    left, top, right, bottom = place(page, name)
    assert left > 26
    assert right < 184
    assert bottom - top < 12
