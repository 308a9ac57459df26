"""What surrounds the cells of a sheet after rows and columns are taken out: merges, widths, links, tables, pictures."""

from __future__ import annotations

from typing import Any

from mingbai.reading.xlsx_cells import column_letters
from mingbai.reading.xml import local
from mingbai.scanning.masked.axes import Cut, split_reference
from mingbai.scanning.masked.package import remove

_KEPT = frozenset(
    "sheetPr sheetViews sheetFormatPr cols sheetData autoFilter mergeCells conditionalFormatting hyperlinks printOptions"
    " pageMargins pageSetup headerFooter rowBreaks colBreaks drawing tableParts".split()
)
"""What surrounds the cells and stays; lists of choices, scenarios, scripts and extensions are not among it."""
_MOVED = frozenset(("rowBreaks", "colBreaks", "conditionalFormatting"))


def cut_frame(root: Any, cut: Cut) -> None:
    """Remove what a published copy does not need, and move what stays."""
    for element in list(root):
        tag = local(element)
        if tag not in _KEPT or (cut and tag in _MOVED):
            remove(element)
    for element in list(root.iterfind("{*}autoFilter/*")):
        remove(element)
    if not cut:
        return
    for views in root.iterfind("{*}sheetViews/{*}sheetView"):
        views.attrib.pop("topLeftCell", None)
        for element in list(views):
            if local(element) == "pane":
                _cut_pane(element, cut)
            else:
                remove(element)
    _cut_columns(root, cut)
    for merges in list(root.iterfind("{*}mergeCells")):
        _cut_ranges(merges, cut, drop_single=True)
        merges.attrib.pop("count", None)
        if len(merges) == 0:
            remove(merges)
    for links in list(root.iterfind("{*}hyperlinks")):
        _cut_ranges(links, cut, drop_single=False)
        if len(links) == 0:
            remove(links)
    for found in list(root.iterfind("{*}autoFilter")):
        if (moved := cut.reference(found.get("ref") or "")) is None:
            remove(found)
        else:
            found.set("ref", moved)


def _cut_pane(pane: Any, cut: Cut) -> None:
    """Take removed rows and columns out of a frozen pane; remove a pane that no longer splits anything."""
    if pane.get("state") not in ("frozen", "frozenSplit"):
        remove(pane)
        return
    rows, columns = int(float(pane.get("ySplit") or 0)), int(float(pane.get("xSplit") or 0))
    rows, columns = cut.rows.moved(rows + 1) - 1, cut.columns.moved(columns)
    if rows <= 0 and columns <= 0:
        remove(pane)
        return
    for name, value in (("ySplit", rows), ("xSplit", columns)):
        pane.attrib.pop(name, None)
        if value > 0:
            pane.set(name, str(value))
    pane.set("topLeftCell", _corner(rows, columns))
    pane.set("activePane", "bottomRight" if rows > 0 and columns > 0 else "bottomLeft" if rows > 0 else "topRight")


def _corner(rows: int, columns: int) -> str:
    """Return the first cell below and right of a frozen pane."""
    return f"{column_letters(columns)}{rows + 1}"


def _cut_ranges(parent: Any, cut: Cut, *, drop_single: bool) -> None:
    for element in list(parent):
        moved = cut.reference(element.get("ref") or "")
        if moved is None or (drop_single and len(set(moved.split(":"))) == 1):
            remove(element)
        else:
            element.set("ref", moved)


def _cut_columns(root: Any, cut: Cut) -> None:
    for columns in list(root.iterfind("{*}cols")):
        for column in list(columns):
            moved = cut.columns.range(int(column.get("min") or 1) - 1, int(column.get("max") or 1) - 1)
            if moved is None or column.get("hidden") in ("1", "true"):
                remove(column)
            else:
                column.set("min", str(moved[0] + 1))
                column.set("max", str(moved[1] + 1))
        if len(columns) == 0:
            remove(columns)


def cut_anchors(drawing: Any, cut: Cut) -> None:
    """Move the pictures and shapes of a sheet with the cells they are anchored to."""
    for corner in drawing.iter("{*}from", "{*}to"):
        for name, axis, base in (("col", cut.columns, 0), ("row", cut.rows, 1)):
            place = corner.find(f"{{*}}{name}")
            if place is not None and (place.text or "").isdigit():
                place.text = str(axis.moved(int(place.text) + base) - base)


def cut_table(table: Any, cut: Cut) -> bool:
    """Move a table and drop its removed columns; return False when it has no heading or no rows left."""
    whole = table.get("ref") or ""
    moved = cut.reference(whole)
    if moved is None or ":" not in moved or table.get("headerRowCount") == "0":
        return False
    start, end = split_reference(whole.split(":")[0]), split_reference(whole.split(":")[1])
    new_start, new_end = split_reference(moved.split(":")[0]), split_reference(moved.split(":")[1])
    if start is None or end is None or new_start is None or new_end is None or new_end[0] <= new_start[0]:
        return False
    if cut.rows.has(start[0]):
        return False
    table.set("ref", moved)
    for element in table.iterfind("{*}autoFilter"):
        element.set("ref", cut.reference(element.get("ref") or "") or moved)
    for columns in table.iterfind("{*}tableColumns"):
        for index, column in enumerate(list(columns)):
            if cut.columns.has(start[1] + index):
                columns.remove(column)
        columns.set("count", str(len(columns)))
    return True
