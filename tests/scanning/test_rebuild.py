"""What is published of a file: the same to read and to look at, with nothing else in it but the mark of machine-made content."""

from __future__ import annotations

import io
import zipfile

import docx
import openpyxl
import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat
from PIL.PngImagePlugin import PngInfo

from mingbai.reading import ocr
from mingbai.reading.ai_labels import label_in
from mingbai.reading.files import read
from mingbai.reading.jpeg import bare
from mingbai.reading.passages import Unreadable
from mingbai.scanning.rebuild import rebuild
from scanning.corpus import papers
from scanning.corpus.hiding import block, recognised, stored
from scanning.corpus.hiding_others import with_part
from scanning.corpus.hiding_papers import image, paper

LABEL = '{"Label":"1","ContentProducer":"001191110102MA01","ProduceID":"a-1","Prompt":"画一张彭阳的图"}'
MARK = '{"Label": "1", "ContentProducer": "001191110102MA01", "ProduceID": "a-1"}'


@pytest.fixture(autouse=True)
def _recogniser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "lines", recognised)


def made(name: str, data: bytes) -> bytes:
    return rebuild(name, data, read(name, data)).data


def drawing() -> Image.Image:
    """Return a picture in which a difference shows."""
    picture = Image.linear_gradient("L").convert("RGB")
    picture.paste((200, 30, 30), (40, 40, 120, 90))
    return picture


def differ(first: Image.Image, second: Image.Image) -> float:
    assert first.size == second.size
    return max(ImageStat.Stat(ImageChops.difference(first.convert("RGB"), second.convert("RGB"))).mean)


def look(data: bytes) -> Image.Image:
    return pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil()


def test_the_mark_of_machine_made_content_survives_and_nothing_else() -> None:
    chunks = PngInfo()
    chunks.add_text("AIGC", f'{{"AIGC":{LABEL}}}')
    chunks.add_text("Author", "somebody")
    png = made("图.png", stored(drawing(), pnginfo=chunks))
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><TC260:AIGC>{LABEL.replace(chr(34), '&quot;')}</TC260:AIGC></x:xmpmeta>".encode()
    jpg = made("图.jpg", stored(drawing(), "JPEG", xmp=xmp, comment=b"somebody"))
    for data in (png, jpg):
        told = Image.open(io.BytesIO(data)).info
        assert {label_in(text) for text in map(_text, told.values())} - {""} == {MARK}
        assert b"somebody" not in data
        assert "彭阳".encode() not in data
    pdf = pikepdf.open(io.BytesIO(paper(lambda *_: "BT /F 12 Tf 50 700 Td (Notice) Tj ET")))
    pdf.docinfo["/AIGC"], pdf.docinfo["/Author"] = LABEL, "somebody"
    written = io.BytesIO()
    pdf.save(written)
    with pikepdf.open(io.BytesIO(made("图.pdf", written.getvalue()))) as after:
        assert dict(after.docinfo.items()) == {"/AIGC": MARK}
        assert label_in(bytes(after.Root.Metadata.read_bytes()).decode()) == MARK


def _text(value: object) -> str:
    return value.decode("utf-8", errors="replace") if isinstance(value, bytes) else str(value)


def test_a_document_keeps_its_text_its_picture_and_the_mark() -> None:
    before, stream = docx.Document(), io.BytesIO()
    before.add_heading("公告", 1)
    before.add_paragraph("正文第一段。").add_run("加粗").bold = True
    before.add_picture(io.BytesIO(stored(drawing())))
    before.save(stream)
    space = "http://schemas.openxmlformats.org/officeDocument/2006"
    told = "".join(
        f'<property fmtid="{{0}}" pid="{number}" name="{name}"><vt:lpwstr>{text}</vt:lpwstr></property>'
        for number, name, text in ((2, "AIGC", LABEL), (3, "作者", "somebody"))
    )
    held = f'<Properties xmlns="{space}/custom-properties" xmlns:vt="{space}/docPropsVTypes">{told}</Properties>'
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    data = made("公告.docx", with_part(stream.getvalue(), "", "docProps/custom.xml", held.encode(), "custom-properties", kind))
    after = docx.Document(io.BytesIO(data))
    assert [paragraph.text for paragraph in after.paragraphs] == ["公告", "正文第一段。加粗", ""]
    assert after.paragraphs[1].runs[1].bold
    shown = next(part.blob for part in after.part.package.iter_parts() if part.partname.endswith(".png"))
    assert differ(Image.open(io.BytesIO(shown)), drawing()) == 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        custom = archive.read("docProps/custom.xml").decode()
        assert not [name for name in archive.namelist() if "thumbnail" in name or "customXml" in name]
    assert label_in(custom) == MARK
    assert "somebody" not in custom


def test_a_workbook_keeps_values_and_widths_and_loses_formulas() -> None:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    for row in (("村", "户数"), ("阳坪村", 12), ("双磨村", 30)):
        sheet.append(row)
    sheet.merge_cells("A5:B5")
    sheet["A5"] = "合计见公告"
    sheet.column_dimensions["A"].width = 33
    book.save(stream)
    after = openpyxl.load_workbook(io.BytesIO(made("表.xlsx", stream.getvalue()))).active
    assert [[cell.value for cell in row] for row in after["A1:B3"]] == [["村", "户数"], ["阳坪村", 12], ["双磨村", 30]]
    assert (after["A5"].value, after.column_dimensions["A"].width) == ("合计见公告", 33)
    assert [str(one) for one in after.merged_cells.ranges] == ["A5:B5"]


def test_a_paper_keeps_its_text_and_its_look() -> None:
    for case in papers.clean_papers(2):
        content = read(case.name, case.data)
        after = rebuild(case.name, case.data, content)
        said = [passage.text for passage in content if passage.key.startswith("page")]
        assert [passage.text for passage in read(case.name, after.data) if passage.key.startswith("page")] == said
        assert differ(look(case.data), look(after.data)) < 1
        assert all(line in "".join(after.page.split()) for line in ("指标名称", "财政收入"))


def _seal(pdf: pikepdf.Pdf, page: pikepdf.Dictionary) -> str:
    """Draw a picture with a soft mask over text, as a seal is."""
    mask = pikepdf.Stream(pdf, Image.radial_gradient("L").tobytes())
    mask.Type, mask.Subtype, mask.ColorSpace, mask.BitsPerComponent = (
        pikepdf.Name.XObject, pikepdf.Name.Image, pikepdf.Name.DeviceGray, 8
    )  # fmt: skip
    mask.Width = mask.Height = 256
    page.Resources.XObject.I = image(pdf, drawing())
    page.Resources.XObject.I.SMask = pdf.make_indirect(mask)
    return "BT /F 24 Tf 120 400 Td (Notice of the township) Tj ET q 200 0 0 200 100 300 cm /I Do Q"


def test_a_page_with_a_seal_keeps_text_and_look() -> None:
    before = paper(_seal)
    after = made("公告.pdf", before)
    assert "Notice of the township" in pypdfium2.PdfDocument(after)[0].get_textpage().get_text_range()
    assert differ(look(before), look(after)) < 1


def test_a_page_with_a_covered_picture_becomes_the_picture_of_what_is_seen() -> None:
    before = paper(lambda *_: "q 600 0 0 800 0 0 cm /I Do Q 0 g 40 680 400 80 re f 1 0 0 rg 100 100 200 200 re f")
    after = made("公告.pdf", before)
    assert differ(look(before), look(after)) < 2
    with pikepdf.open(io.BytesIO(after)) as pdf:
        assert [str(item.Filter) for item in pdf.objects if isinstance(item, pikepdf.Stream) and "/Width" in item] == [
            "/DCTDecode"
        ]


def test_a_web_page_keeps_headings_tables_and_pictures() -> None:
    cell = "<td style='text-align:center;behavior:url(x)'>阳坪村</td>"
    shown = f"<h1>公告</h1><table border='1'><tr>{cell}</tr></table><img src='https://elsewhere.example/a.png' alt='图'>"
    page = f"<!DOCTYPE html><html><body onload='x()'><form>{shown}<o:p>末段</o:p></form></body></html>"
    after = made("公告.html", page.encode()).decode()
    assert "<h1>公告</h1>" in after
    assert '<td style="text-align:center">阳坪村</td>' in after
    assert "末段" in after
    assert "onload" not in after
    assert "<form" not in after


def test_the_segments_of_a_jpeg_that_stay_show_the_same_pixels() -> None:
    for options in ({}, {"progressive": True}, {"subsampling": 0, "comment": b"somebody"}):
        data = stored(drawing(), "JPEG", **options)
        plain = bare(data + b"behind the end")
        assert plain is not None
        assert Image.open(io.BytesIO(plain)).tobytes() == Image.open(io.BytesIO(data)).tobytes()
        assert b"somebody" not in plain
        assert plain.endswith(b"\xff\xd9")
    assert bare(b"\xff\xd8 no picture") is None


def test_a_picture_is_written_in_the_format_of_its_name_and_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    after = Image.open(io.BytesIO(made("图.png", stored(block((300, 200)), "JPEG", exif=exif))))
    assert (after.format, after.size) == ("PNG", (200, 300))
    with pytest.raises(Unreadable):
        rebuild("图.png", b"\x89PNG\r\n\x1a\nbroken", read("a.txt", "字".encode()))
