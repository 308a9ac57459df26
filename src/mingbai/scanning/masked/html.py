"""Web pages masked: hidden parts are removed, attributes and texts masked, the markup stays."""

from __future__ import annotations

import base64
import re
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from mingbai.reading import html as reader
from mingbai.reading.passages import FileContent, Passage
from mingbai.scanning.cells import squares
from mingbai.scanning.masked.package import remove
from mingbai.scanning.masked.pictures import rebuilt_picture
from mingbai.scanning.masked.rewriter import Rewriter

_KEPT = frozenset(
    "html head title body meta a abbr address article aside b blockquote br caption cite code col colgroup dd del details dfn div"
    " dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s section"
    " small span strong sub summary sup table tbody td tfoot th thead time tr u ul var center".split()
)
"""Elements that stay; other text stays without its element, and these go with what they hold:"""
_NEVER = frozenset(
    "script style template noscript object embed iframe applet audio video canvas svg math link base input select textarea"
    " button datalist frame frameset area source track".split()
)
_ATTRIBUTES = frozenset(
    "href src alt title lang dir align valign width height border cellpadding cellspacing colspan rowspan scope start type"
    " color bgcolor face size charset datetime open style".split()
)
_STYLE = re.compile(
    r"(?:text-align|text-indent|text-decoration|vertical-align|font-(?:size|weight|style)|line-height|width|height|color"
    r"|background-color|border(?:-[a-z]+)*|margin(?:-[a-z]+)?|padding(?:-[a-z]+)?|white-space|page-break-[a-z]+)"
    r"\s*:\s*[\w#%.,()\s-]{1,60}"
)
_LINKS = re.compile(r"(?:https?://|mailto:|tel:|#|/?[\w.%-][\w./%?=&-]*\Z)", re.IGNORECASE)

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
    for element in list(root.iter()):
        if element.tag not in _KEPT and element.getparent() is not None:
            element.drop_tag()
        else:
            _keep_attributes(element, rewriter)
    _mask_attributes(root, rewriter)
    _mask_texts(root, rewriter)
    head = root.find("head")
    if head is None:
        head = etree.SubElement(root, "head")
        root.insert(0, head)
    head.insert(0, lxml_html.Element("meta", charset="utf-8"))
    text: bytes = lxml_html.tostring(root, encoding="utf-8", doctype="<!DOCTYPE html>")
    return text


def _goes(element: Any) -> bool:
    """Return whether an element is removed whole: a script, a property, something hidden."""
    if element.tag in _NEVER or element.tag == "meta":
        return True
    return element.tag not in ("head", "title") and bool(reader.reason(element, ""))


def _keep_attributes(element: Any, rewriter: Rewriter) -> None:
    """Keep listed attributes, links to pages, plain styles, and pictures in addresses after saving them anew."""
    for name, value in list(element.attrib.items()):
        if name == "src" and value.lstrip().lower().startswith("data:"):
            kept = _picture(value, rewriter)
        elif name in ("href", "src"):
            kept = value if _LINKS.match(value.strip()) else ""
        elif name == "style":
            kept = ";".join(one.strip() for one in value.split(";") if _STYLE.fullmatch(one.strip()))
        else:
            kept = value if name in _ATTRIBUTES else ""
        if kept:
            element.set(name, kept)
        else:
            del element.attrib[name]


def _picture(address: str, rewriter: Rewriter) -> str:
    """Return the address of a picture that holds its data, saved anew; empty when it cannot be opened."""
    made = rebuilt_picture(reader.data_of(address) or b"", rewriter)
    if made is None:
        return ""
    kind = "png" if made.startswith(b"\x89PNG") else "gif" if made.startswith(b"GIF8") else "jpeg"
    if made.startswith(b"RIFF"):
        kind = "webp"
    return f"data:image/{kind};base64,{base64.b64encode(made).decode('ascii')}"


def _mask_attributes(root: Any, rewriter: Rewriter) -> None:
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            new = rewriter.text(value)
            if new != value and not value.startswith("data:"):
                if name in ("href", "src"):
                    del element.attrib[name]
                else:
                    element.set(name, new)


def _mask_texts(root: Any, rewriter: Rewriter) -> None:
    """Mask block by block, so that a value spread over spans is one, and a cell with the heading above it."""
    columns = [(passage.text, passage.column) for passage in rewriter.content if passage.column]
    headings = dict(columns)
    blocks: list[list[_Slot]] = [[]]
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in reader.BLOCKS:
            blocks.append([])
        blocks[-1].append((element, "text" if event == "start" else "tail"))
    one_digit_each = _squares(blocks) if rewriter.finds else frozenset()
    for number, block in enumerate(blocks):
        if number in one_digit_each:
            _write(block, ["*" if piece.strip() else piece for piece in _pieces(block)])
        else:
            _mask_block(block, rewriter, headings)


def _squares(blocks: list[list[_Slot]]) -> frozenset[int]:
    """Return the blocks that each hold one digit of a number; those removed before no longer lie between."""
    said = ((number, "".join(_pieces(block)).strip()) for number, block in enumerate(blocks))
    passages = tuple(Passage(f"第{number}段", text, key=str(number)) for number, text in said if text)
    return frozenset(int(passage.key) for one in squares(FileContent(passages)) for passage in one.passages)


def _pieces(block: list[_Slot]) -> list[str]:
    """Return the texts of one block; line breaks count as line ends, as they do for the reader."""
    return ["\n" if slot == "text" and element.tag == "br" else getattr(element, slot) or "" for element, slot in block]


def _mask_block(block: list[_Slot], rewriter: Rewriter, headings: dict[str, str]) -> None:
    pieces = _pieces(block)
    said = "".join(pieces)
    if said.strip():
        _write(block, rewriter.pieces(pieces, headings.get(" ".join(said.split()), "")))


def _write(block: list[_Slot], pieces: list[str]) -> None:
    for (element, slot), new in zip(block, pieces, strict=True):
        if (getattr(element, slot) or "") != new and not (slot == "text" and element.tag == "br"):
            setattr(element, slot, new)
