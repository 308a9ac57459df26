"""Read each file of a report back to its figures, by other means than those that wrote it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import cv2
import numpy
import openpyxl
import pypdfium2
from docx import Document
from lxml import etree
from lxml import html as lxml_html

from mingbai.rendering.report.value import ReportDocument
from mingbai.statute.annual_report.figures import show
from mingbai.statute.annual_report.forms import TableForm

Matrix = list[list[str]]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
    "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
    "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
}


def decoded(page: Any) -> str:
    """What a reader of QR codes finds on a page of a PDF."""
    said, _, _ = cv2.QRCodeDetector().detectAndDecode(numpy.array(page.render(scale=3).to_pil().convert("L")))
    return str(said)


def expected(doc: ReportDocument, table: TableForm) -> Matrix:
    """Return the printed table as a full grid: every covered place holds the words of the cell that covers it."""
    grid: list[list[str | None]] = [[None] * table.columns for _ in table.grid]
    for number, row in enumerate(table.grid):
        for cell in row:
            start = grid[number].index(None)
            words = cell.text
            if cell.cell:
                words = show(doc.cells[cell.cell]) + ("元" if cell.cell.endswith("amount_yuan") else "")
            for down in range(cell.rowspan):
                for across in range(cell.colspan):
                    assert grid[number + down][start + across] is None
                    grid[number + down][start + across] = words
    assert all(words is not None for line in grid for words in line)
    return [[words or "" for words in line] for line in grid]


def from_docx(data: bytes) -> list[Matrix]:
    """Return the tables of a docx, with merged cells repeated and line breaks inside cells removed."""
    return [
        [[cell.text.replace("\n", "") for cell in row.cells] for row in table.rows] for table in Document(io.BytesIO(data)).tables
    ]


def from_html(text: str) -> list[Matrix]:
    """Return the statutory tables (class `form`) of a page, with spans expanded."""
    return [_spread(table) for table in lxml_html.fromstring(text).findall('.//table[@class="form"]')]


def from_xlsx(data: bytes, doc: ReportDocument) -> dict[str, dict[str, object]]:
    """Return, by table, the value at the place of each data cell; the form's grid begins in row 3."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    found: dict[str, dict[str, object]] = {}
    for sheet, table in zip(book.worksheets, doc.form.tables.values(), strict=False):
        places = _places(table)
        found[table.key] = {path: sheet.cell(3 + row, 1 + column).value for path, (row, column) in places.items()}
    return found


def misordered(data: bytes) -> tuple[list[bytes], int]:
    """Return the property elements of a docx whose children are not in the order of the schema, and how many were looked at."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")]
    wrong, seen = list[bytes](), 0
    for kind, names in ORDER.items():
        order = {f"{{{W}}}{name}": place for place, name in enumerate(names.split())}
        if kind == "sectPr":
            order[f"{{{W}}}footerReference"] = order[f"{{{W}}}headerReference"]
        for owner in (owner for part in parts for owner in part.iter(f"{{{W}}}{kind}")):
            places = [order[child.tag] for child in owner]
            wrong += [etree.tostring(owner)] if places != sorted(places) else []
            seen += 1
    return wrong, seen


def pdf_words(data: bytes) -> str:
    """Return all text of a PDF without white space."""
    return re.sub(r"\s", "", "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)))


def pdf_places(data: bytes, words: dict[str, str]) -> dict[str, tuple[int, float, float]]:
    """Return where each figure stands: page, points from the top and from the left; each must occur exactly once."""
    found: dict[str, tuple[int, float, float]] = {}
    for number, page in enumerate(pypdfium2.PdfDocument(data)):
        text = page.get_textpage()
        for path, shown in words.items():
            search = text.search(shown)
            while hit := search.get_next():
                assert path not in found, f"{shown} stands twice"
                left, _, _, _ = text.get_charbox(hit[0])
                _, bottom, right, top = text.get_charbox(hit[0] + hit[1] - 1)
                found[path] = (number, round(page.get_height() - (bottom + top) / 2, 1), round((left + right) / 2, 1))
    return found


def _places(table: TableForm) -> dict[str, tuple[int, int]]:
    taken: set[tuple[int, int]] = set()
    places: dict[str, tuple[int, int]] = {}
    for number, row in enumerate(table.grid):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            taken |= {(number + down, column + across) for down in range(cell.rowspan) for across in range(cell.colspan)}
            if cell.cell:
                places[cell.cell] = (number, column)
    return places


def _spread(table: lxml_html.HtmlElement) -> Matrix:
    placed: dict[tuple[int, int], str] = {}
    for number, row in enumerate(table.iter("tr")):
        column = 0
        for cell in _cells(row):
            while (number, column) in placed:
                column += 1
            for down in range(int(cell.get("rowspan", 1))):
                for across in range(int(cell.get("colspan", 1))):
                    placed[number + down, column + across] = cell.text_content()
    height, width = (max(places) + 1 for places in zip(*placed, strict=True))
    return [[placed[row, column] for column in range(width)] for row in range(height)]


def _cells(row: lxml_html.HtmlElement) -> Iterator[lxml_html.HtmlElement]:
    yield from (cell for cell in row if cell.tag in ("td", "th"))


def as_decimal(value: object) -> Decimal:
    """Return a number from a workbook or data file as an exact decimal."""
    return Decimal(str(value))
