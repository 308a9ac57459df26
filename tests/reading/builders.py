"""Small files in every format, built by the tests that need them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import openpyxl
from PIL import Image, ImageDraw

from mingbai.reading.files import read
from mingbai.reading.passages import FileContent, Passage

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SPACES = (
    W + ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ID = "622425199001011234"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def rels(*links: tuple[str, str, str]) -> str:
    """Return a relationships part of (id, kind, target); a target with a colon is external."""
    rows = ""
    for identity, kind, target in links:
        mode = ' TargetMode="External"' if ":" in target else ""
        rows += f'<Relationship Id="{identity}" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>'
    return f'<Relationships xmlns="{_RELS}">{rows}</Relationships>'


def docx(body: str, more: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return a Word document with this body (w:p, w:tbl …) and any further parts."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    )
    return zipped(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": rels(("r1", "officeDocument", "word/document.xml")),
            "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
            **(more or {}),
        }
    )


def p(*runs: str) -> str:
    """Return a paragraph; a run that is not markup becomes one."""
    return "<w:p>" + "".join(run if run.startswith("<") else r(run) for run in runs) + "</w:p>"


def r(text: str, look: str = "") -> str:
    """Return a run of text with this formatting (the content of w:rPr)."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def grid(*rows: tuple[str, ...], look: str = "") -> str:
    """Return a Word table."""
    cells = ("".join(f"<w:tc><w:tcPr/>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl><w:tblPr>{look}</w:tblPr>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def saved(book: openpyxl.Workbook, more: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return a workbook's bytes; `more` replaces or adds parts."""
    out = io.BytesIO()
    book.save(out)
    if not more:
        return out.getvalue()
    with zipfile.ZipFile(out) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    return zipped(parts | dict(more))


def workbook(*rows: tuple[object, ...]) -> openpyxl.Workbook:
    """Return a workbook whose first sheet "Sheet1" has these rows."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Sheet1"
    for row in rows:
        sheet.append(row)
    return book


def pdf(*pages: str, extra: Mapping[int, str] | None = None, catalog: str = "", page: str = "", trailer: str = "") -> bytes:
    """Return a PDF of content streams in Helvetica 12 (font /F1), 595 x 842 points; `extra` objects start at number 90."""
    objects = {1: f"<</Type/Catalog/Pages 2 0 R {catalog}>>", 3: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}
    kids = []
    for index, content in enumerate(pages):
        number = 10 + index * 2
        kids.append(f"{number} 0 R")
        objects[number] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {number + 1} 0 R {page}>>"
        )
        objects[number + 1] = f"<</Length {len(content)}>>stream\n{content}\nendstream"
    objects[2] = f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(kids)}]>>"
    objects |= dict(extra or {})
    out, places = b"%PDF-1.7\n", {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{n} 1\n{place:010} 00000 n \n" for n, place in sorted(places.items()))
    end = f"xref\n0 1\n0000000000 65535 f \n{table}trailer<</Size {max(objects) + 1}/Root 1 0 R {trailer}>>\n"
    end += f"startxref\n{len(out)}\n%%EOF"
    return out + end.encode("latin-1")


def write(text: str, x: int = 50, y: int = 700, before: str = "") -> str:
    """Return PDF operators that write `text` at a position."""
    return f"BT {before} /F1 12 Tf {x} {y} Td ({text}) Tj ET "


def picture(kind: str = "PNG", text: str = "", **options: object) -> bytes:
    """Return a picture with large Latin text."""
    image = Image.new("RGB", (640, 120), "white")
    ImageDraw.Draw(image).text((20, 30), text, fill="black", font_size=44)
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def texts(content: FileContent, hidden: str | None = None) -> list[str]:
    """Return the texts of all passages, or of those hidden for this reason, leaving out the file name."""
    return [passage.text for passage in content if passage.where != "文件名" and (hidden is None or passage.hidden == hidden)]


def at(content: FileContent, where: str) -> list[Passage]:
    """Return the passages at one place."""
    return [passage for passage in content if passage.where == where]


def read_docx(body: str, more: Mapping[str, str | bytes] | None = None) -> FileContent:
    """Build and read a Word document."""
    return read("a.docx", docx(body, more))
