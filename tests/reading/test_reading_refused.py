"""A file that is refused says why and what to do; decompression bombs do not go off."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import pikepdf
import pytest

from mingbai.reading import limits
from mingbai.reading.files import read
from mingbai.reading.limits import Allowance
from mingbai.reading.passages import Unreadable
from mingbai.reading.readable import readable
from reading.builders import ID, docx, p, pdf, picture, saved, texts, workbook, write, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def reason(name: str, data: bytes) -> str:
    """Return why a file is refused."""
    with pytest.raises(Unreadable) as caught:
        read(name, data)
    with pytest.raises(Unreadable):
        readable(name, data)
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", b"", "空"),
        ("a.txt", b"\xef\xbb\xbf \r\n", "空"),
        ("a.doc", OLE, "另存为 docx"),
        ("a.xls", OLE, "另存为 xlsx"),
        ("a.wps", OLE, "另存为 docx"),
        ("a.et", OLE, "另存为 xlsx"),
        ("a.docx", OLE + "WordDocument".encode("utf-16-le"), "另存为 docx"),
        ("a.xlsx", OLE + "Workbook".encode("utf-16-le"), "另存为 xlsx"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "去掉密码"),
        ("a.ofd", zipped({"OFD.xml": "<x/>"}), "另存为 pdf"),
        ("a.pptx", zipped({"ppt/presentation.xml": "<x/>"}), "另存为 pdf"),
        ("a.ods", zipped({"mimetype": "application/vnd.oasis"}), "另存为 docx 或 xlsx"),
        ("a.xlsb", zipped({"xl/workbook.bin": "x"}), "另存为 xlsx"),
        ("a.zip", zipped({"名单.txt": "x"}), "解开"),
        ("a.rar", b"Rar!\x1a\x07\x00xx", "解开"),
        ("a.rtf", b"{\\rtf1 x}", "另存为 docx"),
        ("a.bin", b"\x01\x00\x02\xff\x00\xfe" * 99, "认不出"),
        ("a.docx", docx(p(ID))[:-200], "损坏"),
        ("a.docx", zipped({"word/document.xml": "<w:document"}), "损坏"),
        ("a.docx", zipped({"word/styles.xml": "<x/>", "[Content_Types].xml": "<x/>"}), "损坏"),
        ("a.xlsx", zipped({"xl/styles.xml": "<x/>", "[Content_Types].xml": "<x/>"}), "损坏"),
        ("a.xlsx", saved(workbook(("x",)), {"xl/worksheets/sheet1.xml": "<worksheet><sheetData><row"}), "损坏"),
        ("a.pdf", b"%PDF-1.7\nnothing", "损坏"),
        ("a.csv", b'"' + b"x" * (2 << 20) + b'"', "引号"),
    ],
)
def test_refused_files_say_what_to_do(name: str, data: bytes, said: str) -> None:
    assert said in reason(name, data)


def test_a_broken_picture_is_refused_alone_and_counted_inside_a_file() -> None:
    with pytest.raises(Unreadable, match="图片"):
        read("a.png", picture()[:60])
    assert read("a.docx", docx(p("字"), {"word/media/image1.png": b"\x89PNG\r\n\x1a\nxx"})).pictures_left_out == 1


def test_a_locked_pdf_is_refused() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(write("secret")))) as document:
        document.save(out, encryption=pikepdf.Encryption(user="open", owner="own"))
    assert "去掉密码" in reason("a.pdf", out.getvalue())


def test_a_locked_zip_is_refused() -> None:
    data = bytearray(docx(p("x")))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        assert archive.infolist()
    place = data.find(b"PK\x01\x02")
    data[place + 8] |= 1
    assert "去掉密码" in reason("a.docx", bytes(data))


def test_content_decides_not_the_file_extension() -> None:
    assert texts(read("a.pdf", docx(p(ID)))) == [ID]
    assert ID in texts(read("a.docx", saved(workbook((ID,)))))
    assert texts(read("a.xlsx", pdf(write("hello"))), "") == ["hello"]
    assert texts(read("a.doc", f"<html><body><p>{ID}</p></body></html>".encode())) == [ID]
    assert texts(read("没有后缀", ID.encode())) == [ID]


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = zipped({"word/document.xml": b"<a>" + b"0" * (60 << 20) + b"</a>"})
    assert len(bomb) < 1 << 20
    tracemalloc.start()
    assert "异常地大" in reason("a.docx", bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20 << 20


def test_a_zip_that_lies_about_its_sizes_is_refused() -> None:
    data = bytearray(zipped({"word/document.xml": b"<a>" + b"0" * (60 << 20) + b"</a>"}))
    place = data.find(b"PK\x01\x02")
    data[place + 24 : place + 28] = (1000).to_bytes(4, "little")
    assert reason("a.docx", bytes(data))


def test_many_small_parts_are_refused_together() -> None:
    piece = b"<a>" + b"0" * (1 << 20) + b"</a>"
    bomb = zipped({"word/document.xml": "<a/>"} | {f"customXml/item{i}.xml": piece for i in range(5)})
    assert read("a.docx", bomb, Allowance(read, total_bytes=6 << 20))
    with pytest.raises(Unreadable, match="异常地大"):
        read("a.docx", bomb, Allowance(read, total_bytes=5 << 20))


def test_files_nested_too_deep_are_refused() -> None:
    data = docx(p(ID))
    for _ in range(limits.DEPTH):
        data = docx(p("外"), {"word/embeddings/in.docx": data})
    assert ID in texts(read("a.docx", data))
    with pytest.raises(Unreadable, match="一层层"):
        read("a.docx", docx(p("外"), {"word/embeddings/in.docx": data}))


def test_a_huge_sheet_stops_at_the_limit_of_cells() -> None:
    rows = b"".join(b"<row><c><v>%d</v></c><c><v>7</v></c></row>" % i for i in range(600))
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' + rows
    with pytest.raises(Unreadable, match="60万"):  # the sheet is broken at its end, but reading stops before that
        read("a.xlsx", saved(workbook(), {"xl/worksheets/sheet1.xml": sheet}), Allowance(read, cells=1000))
    whole = saved(workbook(), {"xl/worksheets/sheet1.xml": sheet + b"</sheetData></worksheet>"})
    assert len(read("a.xlsx", whole, Allowance(read, cells=1200)).passages) > 1200


def test_a_sheet_of_blank_cells_stops_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BLANK_CELLS", 1000)
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    for count, refused in ((1000, False), (1001, True)):
        sheet = f'<worksheet xmlns="{space}"><sheetData><row>{"<c/>" * count}</row></sheetData></worksheet>'
        data = saved(workbook(), {"xl/worksheets/sheet1.xml": sheet})
        if refused:
            assert "60万" in reason("a.xlsx", data)
        else:
            assert texts(read("a.xlsx", data), "") == ["Sheet1"]


@pytest.mark.parametrize("head", ['<!DOCTYPE a [<!ENTITY x "{}">]>', '<!DOCTYPE a SYSTEM "http://example.com/x.dtd">'])
def test_entities_are_refused(head: str) -> None:
    declared = head.replace("{}", "x" * 99)
    body = f'{declared}<w:document xmlns:w="x"><w:t>&x;</w:t></w:document>'
    assert "实体" in reason("a.docx", zipped({"word/document.xml": body, "[Content_Types].xml": "<x/>"}))
    cells = '<sheetData><row><c t="str"><v>&x;</v></c></row></sheetData>'
    sheet = f'{declared}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{cells}</worksheet>'
    book = saved(workbook(), {"xl/worksheets/sheet1.xml": sheet})
    assert "实体" in reason("a.xlsx", book)


def test_a_file_above_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UPLOAD_BYTES", 10)
    assert "100兆" in reason("a.txt", b"12345678901")
    assert read("a.txt", b"1234567890").passages[1].text == "1234567890"
