"""Tracked changes accepted: deletions go, insertions stay, former looks are forgotten."""

from __future__ import annotations

from typing import Any

from mingbai.reading.docx_styles import W
from mingbai.scanning.masked.package import remove, unwrap

_OLD_LOOKS = tuple(
    W + name
    for name in (
        "rPrChange pPrChange sectPrChange tblPrChange tblPrExChange trPrChange tcPrChange tblGridChange numberingChange"
    ).split()
)
_RANGES = tuple(
    W + f"{what}Range{end}"
    for what in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
    for end in ("Start", "End")
)
_MARKS = (W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference", W + "annotationRef")
_PROPERTIES = (W + "rPr", W + "trPr", W + "tcPr", W + "numPr")


def accept_changes(root: Any) -> None:
    """Accept every tracked change of a part."""
    for element in list(root.iter(*_OLD_LOOKS, *_RANGES)):
        remove(element)
    for element in list(root.iter(W + "trPr", W + "tcPr")):
        if element.find(W + "del") is not None or element.find(W + "cellDel") is not None:
            remove(element.getparent())
    for element in list(root.iter(W + "del", W + "moveFrom", W + "cellIns", W + "cellDel", W + "cellMerge")):
        remove(element)
    for element in list(root.iter(W + "ins", W + "moveTo")):
        if element.getparent().tag in _PROPERTIES:
            remove(element)
        else:
            unwrap(element)
    for element in list(root.iter(W + "delText", W + "delInstrText")):
        remove(element)


def drop_comment_marks(root: Any) -> None:
    """Remove comment marks and the names of those who changed or commented."""
    for element in list(root.iter(*_MARKS)):
        remove(element)
    for element in root.iter():
        if isinstance(element.tag, str) and element.get(W + "author") is not None:
            element.set(W + "author", "")
