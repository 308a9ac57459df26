"""PDF files: visible and invisible letters, and what lies outside the pages."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest
from PIL import Image

from mingbai.reading import readable_pdf
from mingbai.reading.files import read
from mingbai.reading.pieces import joined_over_pages
from mingbai.reading.readable import readable
from reading.builders import ID, at, docx, p, pdf, saved, texts, workbook, write

BOX = "0 0 0 rg 40 690 300 25 re f "


def hidden(content: str, **more: str) -> list[tuple[str, str]]:
    """Return the hidden passages of one page as (text, reason)."""
    return [(passage.text, passage.hidden) for passage in at(read("a.pdf", pdf(content, **more)), "第1页")]


def test_pages_are_passages_with_their_number() -> None:
    content = read("a.pdf", pdf(write("first page"), write(ID)))
    assert [(q.where, q.text, q.key) for q in content if q.where != "文件名"] == [
        ("第1页", "first page", "page:1"),
        ("第2页", ID, "page:2"),
    ]
    assert content.pages == 2
    assert content.has_text


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (write(ID) + BOX, "under a box"),
        (BOX + write(ID), ""),
        (BOX + write(ID, before="1 1 1 rg"), ""),
        (write(ID, before="1 1 1 rg"), "white text"),
        ("1 1 1 rg 0 0 595 842 re f " + write(ID, before="1 1 1 rg"), "white text"),
        (write(ID, before="3 Tr"), "hidden text"),
        (write(ID, y=900), "outside the page"),
        (write(ID) + "0 0 0 rg 40 400 300 25 re f ", ""),
        (write(ID) + "0 0 0 RG 14 w 40 704 m 340 704 l S ", "under a box"),
        (write(ID) + "0 0 0 RG 1 w 40 690 300 25 re S ", ""),
        (write(ID) + "0 0 0 rg 40 690 300 25 re 40 300 300 25 re f ", "under a box"),
        ("q 1 0 0 1 0 0 cm " + write(ID) + BOX + "Q", "under a box"),
        ("q 0 0 100 100 re W n " + write("x", x=10, y=10) + "Q " + write(ID) + "1 1 1 rg 40 690 300 25 re f ", "under a box"),
    ],
)
def test_invisible_letters_are_told_from_letters_on_a_background(page: str, reason: str) -> None:
    assert (ID, reason) in [(text.replace("x\n", "").strip(), why) for text, why in hidden(page)]
    assert (ID in readable("a.pdf", pdf(page))) is (reason == "")


def test_letters_partly_covered_are_found_whole() -> None:
    found = hidden(write(ID) + "0 0 0 rg 90 690 300 25 re f ")
    assert (ID, "under a box") in found
    assert found[0][0] == ID[:6]


def test_a_filled_note_covers_and_an_empty_one_does_not() -> None:
    note = "<</Type/Annot/Subtype/Square/Rect[40 690 340 720]{}>>"
    covered = pdf(write(ID), extra={90: note.format("/IC[0 0 0]")}, page="/Annots[90 0 R]")
    assert texts(read("a.pdf", covered), "under a box") == [ID]
    assert texts(read("a.pdf", pdf(write(ID), extra={90: note.format("")}, page="/Annots[90 0 R]")), "") == [ID]


def test_an_opaque_picture_covers() -> None:
    image = (
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n0\nendstream"
    )
    over = "q 300 0 0 30 40 690 cm /Im Do Q "
    data = pdf(write(ID) + over, extra={90: image}).replace(b"/Resources<<", b"/Resources<</XObject<</Im 90 0 R>>")
    assert ID in texts(read("a.pdf", data), "under a box")


def test_a_number_broken_over_a_line_is_found() -> None:
    page = write("this is a long line that ends in " + ID[:10]) + write(ID[10:] + " and goes on", y=680)
    assert at(read("a.pdf", pdf(page)), "第1页换行处")[0].text == ID
    short = write(ID[:10]) + write(ID[10:] + " and goes on with many more words", y=680)
    assert at(read("a.pdf", pdf(short)), "第1页换行处") == []


def test_numbers_in_a_row_that_the_end_of_a_page_cuts_are_found() -> None:
    ends = ["马小1 6404251985031 6217998710000", "白阳镇白岔村3组"]
    begins = ["20157 000143 15号", "马小2 6404251985031", "20165"]
    joined = joined_over_pages("\n".join(["第一行", *ends]), "\n".join(begins))
    assert {"640425198503120157", "6217998710000000143"} <= set(joined)
    assert "640425198503120165" not in joined, "the start of the next row belongs to that row"
    assert joined_over_pages("共2020人", "3月5日") == []
    assert joined_over_pages("", "20157") == []
    cut = read("a.pdf", pdf(write(f"ma {ID[:13]}"), write(ID[13:] + " 15")))
    assert [q.text for q in at(cut, "第1页到第2页")] == [ID]


def test_properties_notes_fields_bookmarks_and_links() -> None:
    extra = {
        90: "<</Author(Zhang San)/Title(List)/CreationDate(D:2024)>>",
        91: "<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(call 13800001111)/T(Li Si)>>",
        92: "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(tel:13900002222)>>>>",
        93: "<</Type/Annot/Subtype/Widget/Rect[0 0 9 9]/FT/Tx/T(id)/V(" + ID + ")>>",
        94: "<</Type/Outlines/First 95 0 R/Last 95 0 R/Count 1>>",
        95: "<</Title(Wang Wu)/Parent 94 0 R/Dest[10 0 R/Fit]>>",
        96: "<</Type/Metadata/Subtype/XML/Length 177>>stream\n"
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="r" xmlns:dc="d"><r:Description><dc:creator><r:Seq>'
        "<r:li>Zhao Liu</r:li></r:Seq></dc:creator></r:Description></r:RDF></x:xmpmeta>\nendstream",
    }
    catalog = "/AcroForm<</Fields[93 0 R]>>/Outlines 94 0 R/Metadata 96 0 R"
    data = pdf(write("x"), extra=extra, catalog=catalog, page="/Annots[91 0 R 92 0 R 93 0 R]", trailer="/Info 90 0 R")
    content = read("a.pdf", data)
    assert [q.text for q in at(content, "属性：作者")] == ["Zhang San", "Zhao Liu"]
    assert set(texts(content, "property")) == {"Zhang San", "List", "Li Si", "Zhao Liu"}
    assert {"call 13800001111", ID} <= set(texts(content, "annotation"))
    assert texts(content, "link target") == ["tel:13900002222"]
    assert texts(content, "bookmark") == ["Wang Wu"]


def test_attached_files_are_read() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(write("x")))) as document:
        document.attachments["名单.xlsx"] = saved(workbook(("姓名", "身份证号"), ("张三", ID)))
        document.save(out)
    (cell,) = at(read("a.pdf", out.getvalue()), "附件1：Sheet1!B2")
    assert (cell.text, cell.hidden, cell.column) == (ID, "embedded file", "身份证号")
    assert ID in texts(read("a.docx", docx(p("x"), {"word/embeddings/in.pdf": pdf(write(ID))})))


def test_a_scanned_page_has_no_text_of_its_own_and_is_recognised() -> None:
    from reading.builders import picture

    out = io.BytesIO()
    Image.open(io.BytesIO(picture(text="Tel 13800001111"))).save(out, "PDF")
    content = read("a.pdf", out.getvalue())
    assert not content.has_text
    assert content.pages == 1
    assert "13800001111" in at(content, "第1页图片")[0].text


def test_readable_joins_lines_and_leaves_out_page_numbers() -> None:
    lines = write("this line is as long as the lines of the page go") + write("on here.", y=680) + write("- 3 -", y=30)
    assert readable("a.pdf", pdf(lines)) == "<p>this line is as long as the lines of the page go on here.</p>"


def test_readable_gives_ruled_tables() -> None:
    ruled = "".join(f"50 {y} m 250 {y} l S {x} 600 m {x} 660 l S " for x, y in ((50, 600), (150, 630), (250, 660)))
    cells = write("Name", 60, 640) + write("Amount", 160, 640) + write("Zhang", 60, 610) + write("100", 160, 610)
    html = readable("a.pdf", pdf(write("Before", y=700) + ruled + cells + write("After", y=500)))
    assert html == (
        '<p>Before</p><table><thead><tr><th scope="col">Name</th><th scope="col">Amount</th></tr></thead>'
        "<tbody><tr><td>Zhang</td><td>100</td></tr></tbody></table><p>After</p>"
    )


def test_a_page_whose_table_cannot_be_read_takes_no_table_from_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "".join(f"50 {y} m 250 {y} l S " for y in (600, 650, 700)) + "".join(
        f"{x} 600 m {x} 700 l S " for x in (50, 150, 250)
    )
    cells = write("a", 60, 660) + write("b", 160, 660) + write("c", 60, 610) + write("d", 160, 610)
    made, whole = pdf(lines + cells, lines + cells), readable_pdf._page

    def broken(page: Any, most: int) -> str:
        if page.page_number == 1:
            raise KeyError("odd")
        return whole(page, most)

    assert readable_pdf.html(made, 100).count("<table") == 2
    monkeypatch.setattr(readable_pdf, "_page", broken)
    assert readable_pdf.html(made, 100).count("<table") == 1
