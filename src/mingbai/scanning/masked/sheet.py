"""One sheet masked: its cells, then its frame (merges, widths, links) after hidden rows and columns are taken out."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field
from typing import Any

from mingbai.reading.passages import Passage
from mingbai.reading.xlsx_cells import column_letters, hidden_parts
from mingbai.reading.xml import local
from mingbai.scanning.masked.axes import Axis, Cut, split_reference
from mingbai.scanning.masked.package import Package, remove
from mingbai.scanning.masked.rewriter import Rewriter
from mingbai.scanning.masked.sheet_frame import cut_frame

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OTHER_SHEET = re.compile(r"[!\[]")


@dataclass(slots=True)
class Shared:
    """The texts that cells share, and which of them the masked workbook still uses."""

    part: str = ""
    items: list[Any] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, package: Package) -> Shared:
        """Return the shared texts of a workbook; empty when it has none."""
        for _, kind, target in package.relations("xl/workbook.xml"):
            if kind == "sharedStrings" and target in package.parts:
                return cls(target, list(package.tree(target).iterfind("{*}si")))
        return cls()

    def forget_unused(self, package: Package) -> None:
        """Empty the texts that no cell shows any more; their numbers must stay."""
        for index, item in enumerate(self.items):
            for reading in list(item.iter("{*}rPh", "{*}phoneticPr")):
                remove(reading)
            if index not in self.used:
                for child in list(item):
                    item.remove(child)
                item.append(item.makeelement(f"{item.tag.rpartition('}')[0]}}}t"))
        if self.part:
            for counted in ("count", "uniqueCount"):
                package.tree(self.part).attrib.pop(counted, None)


@dataclass(frozen=True, slots=True)
class _Cells:
    """What it takes to mask the cells of one sheet."""

    name: str
    rewriter: Rewriter
    shared: Shared
    passages: dict[str, Passage]
    cut: Cut


def mask_sheet(package: Package, part: str, name: str, rewriter: Rewriter, shared: Shared) -> Cut:
    """Mask a sheet's cells in place, take out what is hidden or planned to go, and return the rows and columns taken out."""
    root = package.tree(part)
    cut = _cut(root, rewriter.removed_columns(name))
    passages = {
        passage.key.removeprefix(f"{part}!"): passage for passage in rewriter.content if passage.key.startswith(f"{part}!")
    }
    _mask_cells(root, _Cells(name, rewriter, shared, passages, cut))
    for element in root.iterfind("{*}headerFooter/*"):
        element.text = rewriter.text(element.text or "")
    cut_frame(root, cut)
    return cut


def _cut(root: Any, planned: frozenset[int]) -> Cut:
    sheet = hidden_parts(root)
    columns = [*sheet.hidden_columns, *((column, column) for column in planned)]
    return Cut(Axis.of((row, row) for row in sheet.hidden_rows), Axis.of(columns))


def _mask_cells(root: Any, cells: _Cells) -> None:
    number = 0
    for data in root.iterfind("{*}sheetData"):
        for row in list(data):
            number = int(row.get("r") or number + 1)
            if cells.cut.rows.has(number):
                data.remove(row)
                continue
            row.attrib.pop("spans", None)
            moved = cells.cut.rows.moved(number)
            if row.get("r") is not None:
                row.set("r", str(moved))
            _mask_row(row, number, moved, cells)


def _mask_row(row: Any, number: int, moved: int, cells: _Cells) -> None:
    column = -1
    for cell in list(row):
        if local(cell) != "c":
            remove(cell)
            continue
        placed = split_reference(cell.get("r") or "")
        column = placed[1] if placed else column + 1
        if cells.cut.columns.has(column):
            row.remove(cell)
            continue
        _mask_cell(cell, f"{column_letters(column)}{number}", cells)
        if placed:
            cell.set("r", f"{column_letters(cells.cut.columns.moved(column))}{moved}")


def _mask_cell(cell: Any, place: str, cells: _Cells) -> None:
    """Mask one cell: empty it when hidden, drop its formula when it has a value, mask its findings."""
    for extension in list(cell.iterfind("{*}extLst")):
        cell.remove(extension)
    for kept_outside in ("cm", "vm"):
        cell.attrib.pop(kept_outside, None)
    passage = cells.passages.get(place)
    _drop_formula(cell, cells, cells.passages.get(f"{place}|f"))
    if passage is None:
        _count_use(cell, cells.shared)
        return
    if passage.hidden:
        _empty(cell)
        return
    if passage.key in cells.rewriter.squares:
        _write(cell, [_text_element(cell, "*")])
        return
    runs = None
    if cells.rewriter.treatment(cells.name, passage.column) is None:
        runs = _runs(cell, cells.shared)
    if runs is not None:
        _mask_runs(cell, runs, cells.rewriter, passage.column)
    elif (new := cells.rewriter.cell(passage.text, cells.name, passage.column)) != passage.text:
        _write(cell, [_text_element(cell, new)])
    _count_use(cell, cells.shared)


def _drop_formula(cell: Any, cells: _Cells, telling: Passage | None) -> None:
    """Drop a formula when its value is stored, when it refers outside its sheet, or when it says something personal."""
    for formula in list(cell.iterfind("{*}f")):
        valued = cell.find("{*}v") is not None and (cell.find("{*}v").text or "") != ""
        said = formula.text or ""
        outside = _OTHER_SHEET.search(said) or formula.get("t") in ("shared", "array", "dataTable")
        moved = None if outside else cells.cut.formula(said)
        if valued or moved is None or (telling is not None and cells.rewriter.text(said) != said):
            cell.remove(formula)
        else:
            formula.text = moved


def _count_use(cell: Any, shared: Shared) -> None:
    value = cell.find("{*}v")
    if cell.get("t") == "s" and value is not None and (value.text or "").isdigit():
        shared.used.add(int(value.text))


def _empty(cell: Any) -> None:
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", None)


def _runs(cell: Any, shared: Shared) -> list[Any] | None:
    """Return copies of a text cell's text and runs; None for a cell with a number or the result of a formula."""
    value = cell.find("{*}v")
    if cell.get("t") == "s" and value is not None and (value.text or "").isdigit() and int(value.text) < len(shared.items):
        source = shared.items[int(value.text)]
    elif cell.get("t") == "inlineStr":
        source = cell.find("{*}is")
    else:
        source = None
    return None if source is None else [copy.deepcopy(child) for child in source if local(child) in ("t", "r")]


def _mask_runs(cell: Any, runs: list[Any], rewriter: Rewriter, column: str) -> None:
    letters = [text for run in runs for text in ([run] if local(run) == "t" else run.iterfind("{*}t"))]
    said = [element.text or "" for element in letters]
    masked = rewriter.pieces(said, column)
    if masked == said and cell.get("t") == "s":
        return
    for element, new in zip(letters, masked, strict=True):
        element.text = new
        element.set(_SPACE, "preserve")
    _write(cell, runs)


def _text_element(cell: Any, text: str) -> Any:
    element = cell.makeelement(f"{cell.tag.rpartition('}')[0]}}}t")
    element.text = text
    element.set(_SPACE, "preserve")
    return element


def _write(cell: Any, content: list[Any]) -> None:
    """Make the cell hold its texts itself."""
    _empty(cell)
    cell.set("t", "inlineStr")
    held = cell.makeelement(f"{cell.tag.rpartition('}')[0]}}}is")
    held.extend(content)
    cell.append(held)
