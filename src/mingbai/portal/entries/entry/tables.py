"""Make tables in written or uploaded texts scroll in a region of their own, with the first column kept in view."""

from __future__ import annotations

from lxml import etree, html
from lxml.html import HtmlElement

from mingbai.core import asked

LONGEST_PINNED = 16
"""Characters; a wider first column would leave a phone no room for the others."""
MOST_CELLS = 1000
"""Rows or columns that a cell is believed to span."""
LONGEST_FIGURE = 12
"""Characters of a date or an amount, which stays on one line."""


def scrolling(text: str) -> str:
    """Wrap every outermost table of clean HTML in a named `scroll` region; mark short first columns `pin` and figures `nb`."""
    if "<table" not in text:
        return text
    root = html.fragment_fromstring(text, create_parent="div")
    for number, table in enumerate(_outermost(root), 1):
        _wrap(table, number)
    return (html_text(root.text) if root.text else "") + "".join(html.tostring(child, encoding="unicode") for child in root)


def html_text(text: str) -> str:
    """Escape plain text as HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _outermost(root: HtmlElement) -> list[HtmlElement]:
    return [table for table in root.iter("table") if next(table.iterancestors("table"), None) is None]


def _wrap(table: HtmlElement, number: int) -> None:
    """Name the region after the caption or, without one, by its number on the page."""
    caption = table.find("caption")
    name = " ".join(caption.text_content().split()) if caption is not None else ""
    region = etree.SubElement(table.getparent(), "div", {"class": "scroll", "tabindex": "0", "role": "region"})
    region.set("aria-label", name or f"表{number}")
    table.addprevious(region)
    region.tail, table.tail = table.tail, None
    region.append(table)
    for cell in table.iter("td", "th"):
        said = cell.text_content().strip()
        if len(said) <= LONGEST_FIGURE and any(one.isdigit() for one in said):
            cell.set("class", "nb")
    _pin(table)


def _pin(table: HtmlElement) -> None:
    """Mark the first column unless one of its cells is long or spans several columns."""
    first = _first_column(table)
    if all(len(cell.text_content().strip()) <= LONGEST_PINNED and _span(cell, "colspan") == 1 for cell in first):
        for cell in first:
            cell.set("class", f"pin {cell.get('class', '')}".strip())


def _first_column(table: HtmlElement) -> list[HtmlElement]:
    """Return the cells of the first column, skipping the rows that a row-spanning cell covers."""
    found, covered = [], 0
    for row in table.iter("tr"):
        if next(row.iterancestors("table")) is not table:
            continue
        if covered:
            covered -= 1
            continue
        cell = next((one for one in row if one.tag in ("th", "td")), None)
        if cell is not None:
            found.append(cell)
            covered = _span(cell, "rowspan") - 1
    return found


def _span(cell: HtmlElement, name: str) -> int:
    return asked.number(cell.get(name, "").strip(), 1, MOST_CELLS) or 1
