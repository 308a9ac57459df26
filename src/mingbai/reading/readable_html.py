"""A web page as content of one of our pages: hidden parts dropped, headings one level down, blocks as paragraphs."""

from __future__ import annotations

from typing import Any

from lxml import etree

from mingbai.reading import html as page

_RENAMED = {
    "h1": "h2",
    "h4": "h3",
    "h5": "h3",
    "h6": "h3",
    "i": "em",
    "div": "p",
    "section": "p",
    "dt": "p",
    "dd": "p",
    "pre": "p",
}
_FURNITURE = ("nav", "form", "button", "input", "aside")
_BLOCKS = ("p", "div", "section", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "article", "main")


def html(root: Any) -> str:
    """Return the visible body of a parsed page, not yet cleaned; the tree is changed."""
    body = root.find("body")
    body = root if body is None else body
    for element in list(body.iter()):
        drop = not isinstance(element.tag, str) or element.tag in _FURNITURE or page.reason_of(element) != ""
        if drop and element is not body and element.getparent() is not None:
            _drop(element)
    for element in body.iter(*_RENAMED):
        if not any(child.tag in _BLOCKS for child in element):
            element.tag = _RENAMED[element.tag]
    mark_headers(body)
    return str(etree.tostring(body, encoding="unicode", method="html"))


def mark_headers(body: Any) -> None:
    """Give every table a row of headings: cells of the first row become th, and every th gets a scope."""
    for table in body.iter("table"):
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
        if len(rows) < 2:
            continue
        for cell in rows[0]:
            if cell.tag in ("td", "th"):
                cell.tag = "th"
                cell.set("scope", "col")
        for row in rows[1:]:
            for cell in row:
                if cell.tag == "th" and not cell.get("scope"):
                    cell.set("scope", "row")


def _drop(element: Any) -> None:
    """Remove an element and keep the text after it."""
    parent, before = element.getparent(), element.getprevious()
    if element.tail:
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)
