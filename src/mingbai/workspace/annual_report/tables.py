"""A statutory table as the workbench shows it: every figure a link, with its marks and its name for screen readers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mingbai.annual_report.facts import CellView
from mingbai.statute.annual_report.figures import show
from mingbai.statute.annual_report.forms import Form, GridCell, TableForm


@dataclass(frozen=True, slots=True)
class Box:
    """One box of the grid. `href` is empty where the form prints text."""

    text: str
    is_header: bool
    scope: str
    colspan: int
    rowspan: int
    css: str
    id: str = ""
    href: str = ""
    name: str = ""
    described_by: str = ""


@dataclass(frozen=True, slots=True)
class TableView:
    """The grid in two parts; `key` is the number of the table in the form."""

    key: str
    caption: str
    head: tuple[tuple[Box, ...], ...]
    body: tuple[tuple[Box, ...], ...]


def table_view(form: Form, key: str, cells: dict[str, CellView], link: Callable[[str], str]) -> TableView:
    """The table `key` of the form with the values of a report."""
    table = form.tables[key]
    rows = tuple(
        tuple(_box(form, table, grid_cell, is_first, cells, link) for grid_cell, is_first in zip(row, _firsts(row), strict=True))
        for row in table.grid
    )
    caption = f"{table.caption}，{len(table.grid) - table.head_rows}行" if table.caption else f"表{key}"
    return TableView(key, caption, rows[: table.head_rows], rows[table.head_rows :])


def anchor(path: str) -> str:
    """The id of a cell on the page."""
    return "c-" + path.replace(".", "-")


def _firsts(row: tuple[GridCell, ...]) -> list[bool]:
    """Which box of a row is pinned when the table scrolls: the last one of its leading row headers."""
    leading = [i for i, box in enumerate(row) if box.is_header and box.scope == "row"]
    return [bool(leading) and i == leading[-1] for i in range(len(row))]


def _box(
    form: Form, table: TableForm, box: GridCell, is_first: bool, cells: dict[str, CellView], link: Callable[[str], str]
) -> Box:
    if not box.cell:
        return Box(box.text, box.is_header, box.scope, box.colspan, box.rowspan, _header_css(box, table, is_first))
    view, info = cells[box.cell], form.cells[box.cell]
    shown = view.raw or show(view.value) or "空"
    marks = "".join([f"，{len(view.bad)} 处有错" if view.bad else "", "，手工改过" if view.is_hand else ""])
    css = " ".join(name for name, has in (("bad", bool(view.bad)), ("hand", view.is_hand), ("sum", info.is_sum)) if has)
    described = f"f-{view.bad[0]}" if view.bad else ""
    return Box(
        view.raw or show(view.value), False, "", box.colspan, box.rowspan, css, anchor(box.cell), link(box.cell), f"{info.label}：{shown}{marks}", described
    )


def _header_css(box: GridCell, table: TableForm, is_first: bool) -> str:
    if box.scope == "rowgroup":
        return "w-xs"
    if not is_first:
        return ""
    return "pin w-l" if box.colspan > 1 or table.columns <= 5 else "pin w-m"
