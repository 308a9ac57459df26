"""Web pages masked: hidden parts are removed, attributes and texts masked, the markup stays."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from mingbai.reading import html as reader
from mingbai.scanning.masked.package import remove
from mingbai.scanning.masked.rewriter import Rewriter

_NEVER = ("script", "template", "noscript", "object", "embed", "iframe")
_META = ("viewport", "renderer")
_PERSONAL = re.compile(r"author|creator|copyright|generator|keywords|description|contact", re.IGNORECASE)

_Slot = tuple[Any, str]
"""An element and which of its texts is meant: "text" or "tail"."""


def mask(data: bytes, rewriter: Rewriter) -> bytes:
    """Return the masked page in UTF-8."""
    root = reader.parse(data)
    for node in list(root.iter(etree.Comment, etree.ProcessingInstruction)):
        remove(node)
    for element in list(root.iter()):
        if element.getparent() is not None and _goes(element):
            remove(element)
    _mask_attributes(root, rewriter)
    _mask_texts(root, rewriter)
    for meta in list(root.iter("meta")):
        if meta.get("charset") is not None or (meta.get("http-equiv") or "").lower() == "content-type":
            remove(meta)
    head = root.find("head")
    if head is None:
        head = etree.SubElement(root, "head")
        root.insert(0, head)
    head.insert(0, lxml_html.Element("meta", charset="utf-8"))
    text: bytes = lxml_html.tostring(root, encoding="utf-8", doctype="<!DOCTYPE html>")
    return text


def _goes(element: Any) -> bool:
    """Return whether an element is removed whole: a script, something hidden, or a property that names somebody."""
    if element.tag in _NEVER:
        return True
    if element.tag == "meta":
        name = (element.get("name") or element.get("property") or "").lower()
        return bool(name) and name not in _META and bool(_PERSONAL.search(name))
    return element.tag not in ("head", "style", "title") and bool(reader.reason(element, ""))


def _mask_attributes(root: Any, rewriter: Rewriter) -> None:
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            new = rewriter.text(value)
            if new != value:
                if name in ("href", "src"):
                    del element.attrib[name]
                else:
                    element.set(name, new)


def _mask_texts(root: Any, rewriter: Rewriter) -> None:
    """Mask block by block, so that a value spread over spans is one, and a cell with the heading above it."""
    columns = [(passage.text, passage.column) for passage in rewriter.content if passage.column]
    headings = dict(columns)
    block: list[_Slot] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in reader.BLOCKS:
            _mask_block(block, rewriter, headings)
            block = []
        block.append((element, "text" if event == "start" else "tail"))
    _mask_block(block, rewriter, headings)


def _mask_block(block: list[_Slot], rewriter: Rewriter, headings: dict[str, str]) -> None:
    """Mask the texts of one block; line breaks count as line ends, as they do for the reader."""
    pieces = [("\n" if slot == "text" and element.tag == "br" else getattr(element, slot) or "") for element, slot in block]
    said = "".join(pieces)
    if not said.strip():
        return
    masked = rewriter.pieces(pieces, headings.get(" ".join(said.split()), ""))
    for (element, slot), old, new in zip(block, pieces, masked, strict=True):
        if old != new and not (slot == "text" and element.tag == "br"):
            setattr(element, slot, new)
