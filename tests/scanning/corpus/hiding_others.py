"""Ways of hiding a number in office files, web pages, tables and pictures."""

from __future__ import annotations

import base64
import functools
import io
import zipfile
from collections.abc import Iterator

import docx
import openpyxl
from docx.shared import Cm
from lxml import etree
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from scanning.corpus.hiding import NUMBER, PHONE, Hidden, block, stored

_TYPES = "[Content_Types].xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EMF = b"\x01\x00\x00\x00" + b"\x00" * 36 + b" EMF" + b"\x00" * 60
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
SPOKEN = "六四二二二六一九八五零三一二一二三七"


@functools.cache
def document(said: str = "公告正文，请社会监督。", picture: bytes = b"") -> bytes:
    made, written = docx.Document(), io.BytesIO()
    made.add_paragraph(said)
    if picture:
        made.add_picture(io.BytesIO(picture), width=Cm(10))
    made.core_properties.author = ""
    made.save(written)
    return written.getvalue()


def book(*rows: tuple[object, ...]) -> bytes:
    made, written = openpyxl.Workbook(), io.BytesIO()
    for row in rows or (("项目", "金额"), ("修路", 100)):
        made.active.append(row)
    made.properties.creator = ""
    made.save(written)
    return written.getvalue()


def with_part(data: bytes, owner: str, part: str, content: bytes, kind: str, said: str = "application/octet-stream") -> bytes:
    """Add a part to an office file and a relation of this kind from `owner`."""
    folder, _, base = owner.rpartition("/")
    links = f"{folder}/_rels/{base}.rels".lstrip("/") if owner else "_rels/.rels"
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == _TYPES:
                root = etree.fromstring(text)
                etree.SubElement(root, root.tag.replace("Types", "Override"), PartName=f"/{part}", ContentType=said)
                text = etree.tostring(root)
            elif name == links:
                root = etree.fromstring(text)
                link = etree.SubElement(root, root.tag.replace("Relationships", "Relationship"))
                link.attrib.update({"Id": "rIdX", "Type": f"{_OFFICE}/{kind}", "Target": f"/{part}"})
                text = etree.tostring(root)
            new.writestr(name, text)
        if links not in old.namelist():
            space = "http://schemas.openxmlformats.org/package/2006/relationships"
            link = f'<Relationship Id="rIdX" Type="{_OFFICE}/{kind}" Target="/{part}"/>'
            new.writestr(links, f'<Relationships xmlns="{space}">{link}</Relationships>')
        new.writestr(part, content)
    return written.getvalue()


def _cropped() -> bytes:
    """Return a document whose picture is cropped so that its upper part is not seen."""
    data = document(picture=stored(block()))
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/document.xml":
                text = text.replace(b"<a:stretch>", b'<a:srcRect t="30000"/><a:stretch>')
                assert b"srcRect" in text
            new.writestr(name, text)
    return written.getvalue()


def hidden_in_documents() -> Iterator[Hidden]:
    wide = NUMBER.encode("utf-16-le")
    main, name = "word/document.xml", "公告.docx"
    for way, part, content, kind in (
        ("emf", "word/media/image9.emf", _EMF + wide, "image"),
        ("wmf", "word/media/image9.wmf", b"\xd7\xcd\xc6\x9a" + b"\x00" * 40 + NUMBER.encode(), "image"),
        ("wdp", "word/media/hdphoto1.wdp", b"II\xbc\x01" + b"\x00" * 40 + NUMBER.encode(), "hdphoto"),
        ("embedded book", "word/embeddings/a.xlsx", book(("号",), (NUMBER,)), "package"),
        ("preview of an embedded book", "word/media/image8.emf", _EMF + wide, "image"),
        ("old object", "word/embeddings/oleObject1.bin", _COMPOUND + wide, "oleObject"),
        ("custom xml", "customXml/item9.xml", f"<a><b>ID {NUMBER}</b></a>".encode(), "customXml"),
        ("printer settings", "word/printerSettings1.bin", b"\x00" * 64 + wide, "printerSettings"),
        ("macro", "word/vbaProject.bin", _COMPOUND + NUMBER.encode(), "vbaProject"),
        ("part of no known kind", "word/other.dat", f"ID {NUMBER} said".encode(), "other"),
    ):
        yield Hidden(f"docx {way}", name, with_part(document(), main, part, content, kind))
    thumbnail = stored(block((300, 400), (20, 20, 200, 60)), "JPEG")
    yield Hidden("docx thumbnail", name, with_part(document(), "", "docProps/seen.jpeg", thumbnail, "thumbnail", "image/jpeg"))
    yield Hidden("docx cropped picture", name, _cropped())
    exif = Image.Exif()
    exif[0x010E] = f"ID {NUMBER}"
    yield Hidden("docx camera's note", name, document(picture=stored(Image.new("RGB", (300, 200), "white"), "JPEG", exif=exif)))
    yield Hidden("docx spoken number", name, document(f"公民身份号码{SPOKEN}。"), is_seen=True)
    yield Hidden("txt spoken telephone", "公告.txt", "联系电话一三九九五四一二六八三。".encode(), is_seen=True)
    for way, rows, columns in (("one a cell", 1, 19), ("down a column", 19, 1), ("a paragraph each", 0, 0)):
        yield Hidden(f"docx digits {way}", name, _squares(rows, columns), is_seen=True)


def _squares(rows: int, columns: int) -> bytes:
    made, written = docx.Document(), io.BytesIO()
    if rows:
        table = made.add_table(rows=rows, cols=columns)
        for cell, text in zip(table._cells, ("号", *NUMBER), strict=True):
            cell.text = text
    for text in () if rows else ("号码：", *NUMBER):
        made.add_paragraph(text)
    made.core_properties.author = ""
    made.save(written)
    return written.getvalue()


def _linked() -> bytes:
    """Return the copy of another workbook's cells that a link to it keeps."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cells = f'<sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>{NUMBER}</v></cell></row></sheetData>'
    return (
        f'<externalLink xmlns="{space}"><externalBook><sheetDataSet>{cells}</sheetDataSet></externalBook></externalLink>'.encode()
    )


def hidden_in_books() -> Iterator[Hidden]:
    name, main, sheet = "名单.xlsx", "xl/workbook.xml", "xl/worksheets/sheet1.xml"
    squares = (("姓名", *("" for _ in NUMBER)), ("马某", *(int(one) for one in NUMBER)))
    yield Hidden("xlsx digits one a cell", name, book(*squares), is_seen=True)
    yield Hidden("csv digits one a cell", "名单.csv", ("姓名,号\n马某," + ",".join(NUMBER) + "\n").encode(), is_seen=True)
    yield Hidden("xlsx digits down a column", name, book(("号", "组"), *((one, "一组") for one in NUMBER)), is_seen=True)
    column = "号,组\n" + "".join(f"{one},一组\n" for one in NUMBER)
    yield Hidden("csv digits down a column", "名单.csv", column.encode(), is_seen=True)
    yield Hidden("txt digits a line each", "名单.txt", "\n".join(("号码：", *NUMBER)).encode(), is_seen=True)
    wide = NUMBER.encode("utf-16-le")
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    for way, owner, part, content, kind in (
        (
            "external link",
            main,
            "xl/externalLinks/externalLink1.xml",
            _linked(),
            "externalLink",
        ),
        ("printer settings", sheet, "xl/printerSettings/printerSettings1.bin", b"\x00" * 64 + wide, "printerSettings"),
        ("embedded document", sheet, "xl/embeddings/a.docx", document(f"身份证号{NUMBER}"), "package"),
        ("preview", sheet, "xl/media/image9.emf", _EMF + wide, "image"),
        (
            "connection",
            main,
            "xl/connections.xml",
            f'<connections xmlns="{space}"><c>号{NUMBER}</c></connections>'.encode(),
            "connections",
        ),
    ):
        yield Hidden(f"xlsx {way}", name, with_part(book(), owner, part, content, kind))
    made, written = openpyxl.Workbook(), io.BytesIO()
    made.active.append(("项目", "金额"))
    hidden = made.create_sheet("底稿")
    hidden.append(("号", NUMBER))
    hidden.sheet_state = "veryHidden"
    made.properties.creator = ""
    made.save(written)
    yield Hidden("xlsx very hidden sheet", name, written.getvalue())


def _each(*tags: str) -> str:
    """Return an element for each digit, inside further ones."""
    opened, closed = "".join(f"<{tag}>" for tag in tags), "".join(f"</{tag}>" for tag in reversed(tags))
    return "".join(f"{opened}{digit}{closed}" for digit in NUMBER)


def hidden_in_pages() -> Iterator[Hidden]:
    picture = base64.b64encode(stored(block((400, 300), (20, 20, 300, 60)))).decode()
    drawn = base64.b64encode(f'<svg xmlns="http://www.w3.org/2000/svg"><text>ID {NUMBER}</text></svg>'.encode()).decode()
    for way, said, is_seen in (
        ("picture in an address", f'<img alt="图" src="data:image/png;base64,{picture}">', True),
        ("drawing in an address", f'<img alt="图" src="data:image/svg+xml;base64,{drawn}">', False),
        ("style", f"<style>p::after{{content:'ID {NUMBER}'}}</style>", False),
        ("script", f"<script>var id='{NUMBER}'</script>", False),
        ("comment", f"<!-- {NUMBER} -->", False),
        ("digits one a cell", f"<table><tr><td>号</td>{_each('td')}</tr></table>", True),
        ("digits down a column", f"<table><tr><th>号</th></tr>{_each('tr', 'td')}</table>", True),
        ("digits a paragraph each", _each("p"), True),
        ("digits an item each", f"<ol>{_each('li')}</ol>", True),
        ("digits in boxes", _each("div"), True),
        ("ground picture", f'<div style="background:url(data:image/png;base64,{picture})">图</div>', False),
    ):
        page = f"<!DOCTYPE html><html><head><title>公告</title></head><body><p>公告正文。</p>{said}</body></html>"
        yield Hidden(f"html {way}", "公告.html", page.encode(), is_seen=is_seen)


def hidden_in_pictures() -> Iterator[Hidden]:
    plain = Image.new("RGB", (300, 200), "white")
    info, exif = PngInfo(), Image.Exif()
    info.add_text("Comment", f"ID {NUMBER}")
    exif[0x010E] = f"ID {NUMBER}"
    yield Hidden("png behind the end", "图.png", stored(plain) + NUMBER.encode())
    yield Hidden("png text", "图.png", stored(plain, pnginfo=info))
    yield Hidden("jpg camera's note", "图.jpg", stored(plain, "JPEG", exif=exif))
    yield Hidden("jpg behind the end", "图.jpg", stored(plain, "JPEG") + NUMBER.encode("utf-16-le"))
    yield Hidden("webp camera's note", "图.webp", stored(plain, "WEBP", exif=exif))
    second = block((300, 200), (20, 20, 250, 60))
    yield Hidden("gif second frame", "图.gif", stored(plain, "GIF", save_all=True, append_images=[second]))
    yield Hidden("tiff second page", "图.png", stored(plain, "TIFF", save_all=True, append_images=[second]))
    long = block((200, 8_000), (20, 7_000, 180, 7_030))
    yield Hidden("long screenshot", "截屏.png", stored(long), is_seen=True)
    large = Image.new("P", (3_900, 600), 0)
    large.putpalette([255, 255, 255, 255, 0, 255])
    large.paste(1, (3_400, 560, 3_700, 578))
    yield Hidden("very large picture", "大图.png", stored(large), is_seen=True)


__all__ = ["PHONE", "hidden_in_books", "hidden_in_documents", "hidden_in_pages", "hidden_in_pictures"]
