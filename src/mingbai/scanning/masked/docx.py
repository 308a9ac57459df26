"""Word documents masked part by part; paragraphs keep their runs and so their looks."""

from __future__ import annotations

import re
from typing import Any

from mingbai.reading.docx_styles import Styles, W, look
from mingbai.reading.limits import Allowance
from mingbai.reading.xml import parse
from mingbai.scanning.masked.docx_changes import accept_changes, drop_comment_marks
from mingbai.scanning.masked.office import drop_hidden_parts, finish
from mingbai.scanning.masked.package import Package, remove
from mingbai.scanning.masked.rewriter import Rewriter

_TEXT_PARTS = re.compile(r"word/(?:document|header|footer|footnotes|endnotes)\d*\.xml")
_PLACES = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}
_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": "\t"}
_CODES = (W + "instrText", W + "delInstrText")
_CELL = re.compile(r"(表\d+)第\d+行第\d+列\Z")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SETTINGS = frozenset(
    "zoom mirrorMargins evenAndOddHeaders gutterAtTop bordersDoNotSurroundHeader bordersDoNotSurroundFooter defaultTabStop"
    " autoHyphenation characterSpacingControl noLineBreaksAfter noLineBreaksBefore drawingGridHorizontalSpacing"
    " drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery footnotePr endnotePr compat"
    " mathPr themeFontLang clrSchemeMapping shapeDefaults decimalSymbol listSeparator".split()
)
"""The settings that change how the pages look; variables, mail merge, revision numbers and protection are not among them."""


def mask(data: bytes, rewriter: Rewriter, allowance: Allowance) -> bytes:
    """Return the masked document: changes accepted, hidden text and comments removed, findings masked, properties emptied."""
    package = Package(data, allowance)
    styles = Styles(parse(package.parts["word/styles.xml"]) if "word/styles.xml" in package.parts else None)
    places = {passage.key: (passage.where, passage.column) for passage in rewriter.content if "|p|" in passage.key}
    names = [name for name in package.parts if _TEXT_PARTS.fullmatch(name)]
    for name in names:
        _mask_part(package.tree(name), name, rewriter, styles, places)
    drop_hidden_parts(package, rewriter)
    if "word/settings.xml" in package.parts:
        for element in list(package.tree("word/settings.xml")):
            if not isinstance(element.tag, str) or element.tag.rpartition("}")[2] not in _SETTINGS:
                remove(element)
    return finish(package, rewriter, frozenset(names))


def _mask_part(root: Any, name: str, rewriter: Rewriter, styles: Styles, places: dict[str, tuple[str, str]]) -> None:
    columns: dict[Any, tuple[str, str]] = {}
    for index, paragraph in enumerate(root.iter(W + "p")):
        where, column = places.get(f"{name}|p|{index}", ("", ""))
        cell = _CELL.search(where)
        columns[paragraph] = (where[: cell.end(1)] if cell else "", column)
    _remove_columns(root, name, rewriter)
    accept_changes(root)
    drop_comment_marks(root)
    _treat_cells(root, rewriter, columns)
    keys = {paragraph: f"{name}|p|{index}" for index, paragraph in enumerate(columns)}
    for paragraph in list(root.iter(W + "p")):
        if keys.get(paragraph) in rewriter.squares:
            for element in _letters(paragraph):
                _write(element, "*" if element.tag not in _SIGNS else "")
            continue
        place, column = columns.get(paragraph, ("", ""))
        _drop_hidden(paragraph, styles)
        if rewriter.treatment(place, column) is None:
            _mask_paragraph(paragraph, rewriter, column)
        _mask_codes(paragraph, rewriter)
    for element in list(root.iter(W + "dataBinding", W + "proofErr")):
        remove(element)


def _letters(paragraph: Any) -> list[Any]:
    """Return the elements that make up a paragraph's text, without those of text boxes inside it."""
    tags = (W + "t", *_SIGNS, "{http://schemas.openxmlformats.org/officeDocument/2006/math}t")
    return [element for element in paragraph.iter(*tags) if next(element.iterancestors(W + "p"), None) is paragraph]


def _mask_paragraph(paragraph: Any, rewriter: Rewriter, column: str) -> None:
    letters = _letters(paragraph)
    said = [_SIGNS.get(element.tag) or element.text or "" for element in letters]
    for element, old, new in zip(letters, said, rewriter.pieces(said, column), strict=True):
        if new != old:
            _write(element, new)


def _write(element: Any, text: str) -> None:
    """Give a text element its new text; drop a tab or line break inside a value."""
    if element.tag in _SIGNS:
        remove(element)
        return
    element.text = text
    element.set(_SPACE, "preserve")


def _mask_codes(paragraph: Any, rewriter: Rewriter) -> None:
    """Mask field codes only where they contain findings, so that page numbers and contents keep working."""
    codes = [element for element in paragraph.iter(*_CODES) if next(element.iterancestors(W + "p"), None) is paragraph]
    said = [element.text or "" for element in codes]
    for element, old, new in zip(codes, said, rewriter.pieces(said), strict=True):
        if new != old:
            element.text = new


def _drop_hidden(paragraph: Any, styles: Styles) -> None:
    """Remove the runs that a reader does not see."""
    properties = paragraph.find(W + "pPr")
    style = None if properties is None else properties.find(W + "pStyle")
    below = look(properties).over(styles.look(None if style is None else style.get(W + "val")))
    for run in list(paragraph.iter(W + "r")):
        if next(run.iterancestors(W + "p"), None) is not paragraph:
            continue
        own = run.find(W + "rPr")
        named = None if own is None else own.find(W + "rStyle")
        seen = look(own).over(styles.look(None if named is None else named.get(W + "val"))).over(below)
        # A hidden run may hold the beginning or end of a field, so only its text is removed.
        if styles.reason(seen, paragraph):
            for element in list(run.iter(W + "t", *_SIGNS)):
                if next(element.iterancestors(W + "p"), None) is paragraph:
                    remove(element)


def _treat_cells(root: Any, rewriter: Rewriter, columns: dict[Any, tuple[str, str]]) -> None:
    """Treat the whole text of cells in planned columns and put the result into the first run."""
    for cell in root.iter(W + "tc"):
        paragraphs = [paragraph for paragraph in cell.iter(W + "p") if paragraph in columns]
        place, header = next((columns[paragraph] for paragraph in paragraphs if columns[paragraph][1]), ("", ""))
        how = rewriter.treatment(place, header)
        if how is None:
            continue
        letters = [element for paragraph in paragraphs for element in _letters(paragraph)]
        said = "".join(_SIGNS.get(element.tag) or element.text or "" for element in letters)
        new = rewriter.cell(said, place, header)
        for element in letters:
            _write(element, new if element.tag not in _SIGNS else "")
            new = new if element.tag in _SIGNS else ""


def _remove_columns(root: Any, name: str, rewriter: Rewriter) -> None:
    kind = re.sub(r"\d*\.xml\Z", "", name.rpartition("/")[2])
    for number, table in enumerate(list(root.iter(W + "tbl")), start=1):
        gone = rewriter.removed_columns(f"{_PLACES.get(kind, '')}表{number}")
        if not gone:
            continue
        for row in [row for row in table.iter(W + "tr") if next(row.iterancestors(W + "tbl")) is table]:
            _remove_cells(row, gone)
        grid = table.find(W + "tblGrid")
        for index, column in enumerate(list(grid.iter(W + "gridCol")) if grid is not None else ()):
            if index in gone:
                column.getparent().remove(column)


def _remove_cells(row: Any, gone: frozenset[int]) -> None:
    """Remove the cells of these columns; narrow a cell that spans several."""
    column = 0
    for cell in [cell for cell in row.iter(W + "tc") if next(cell.iterancestors(W + "tr")) is row]:
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        width = int(span.get(W + "val") or 1) if span is not None else 1
        left = width - sum(1 for index in range(column, column + width) if index in gone)
        column += width
        if left == 0:
            remove(cell)
        elif span is not None:
            span.set(W + "val", str(left))
