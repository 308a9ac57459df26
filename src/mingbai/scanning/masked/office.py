"""What masking Word documents and workbooks has in common: parts that go, pictures, texts of other parts."""

from __future__ import annotations

import re
from typing import Any
from xml.sax.saxutils import escape

from mingbai.reading import ai_labels
from mingbai.reading.passages import Unreadable
from mingbai.reading.xml import local
from mingbai.scanning.masked.crops import cut_crops
from mingbai.scanning.masked.package import Package, remove
from mingbai.scanning.masked.pictures import rebuilt_picture
from mingbai.scanning.masked.rewriter import Rewriter

_KEPT = frozenset(
    "officeDocument core-properties extended-properties custom-properties styles stylesWithEffects numbering settings webSettings"
    " fontTable theme themeOverride header footer footnotes endnotes image hyperlink chart chartUserShapes chartStyle"
    " chartColorStyle drawing diagramData diagramLayout diagramQuickStyle diagramColors diagramDrawing worksheet chartsheet"
    " sharedStrings table".split()
)
"""The kinds of relations that lead to what a reader sees; everything else goes, whatever it is."""
_TYPES = re.compile(
    r"application/vnd\.openxmlformats-officedocument\."
    r"(?:wordprocessingml\.(?:document\.main|styles|stylesWithEffects|numbering|settings|webSettings|fontTable|header|footer"
    r"|footnotes|endnotes)|spreadsheetml\.(?:sheet\.main|worksheet|chartsheet|sharedStrings|styles|table)|theme|themeOverride"
    r"|drawing|drawingml\.(?:chart|chartshapes|diagramData|diagramLayout|diagramStyle|diagramColors)"
    r"|extended-properties|custom-properties)\+xml"
    r"|application/vnd\.openxmlformats-package\.(?:core-properties|relationships)\+xml"
    r"|application/vnd\.ms-office\.(?:drawingml\.diagramDrawing|chartstyle|chartcolorstyle)\+xml"
    r"|application/vnd\.ms-word\.stylesWithEffects\+xml|image/(?:png|jpeg|gif|bmp|tiff|webp)"
)
_PLAIN_TYPES = (
    (
        re.compile(
            r"application/vnd\.(?:ms-word\.(?:document|template)\.macroEnabled|openxmlformats-officedocument"
            r"\.wordprocessingml\.template)\.main\+xml",
            re.IGNORECASE,
        ),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    ),
    (
        re.compile(
            r"application/vnd\.(?:ms-excel\.(?:sheet|template)\.macroEnabled|openxmlformats-officedocument"
            r"\.spreadsheetml\.template)\.main\+xml",
            re.IGNORECASE,
        ),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    ),
)
_LABELLED = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns='
    '"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt='
    '"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid='
    '"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{name}"><vt:lpwstr>{label}</vt:lpwstr></property></Properties>'
)
_LINKS = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_FURNITURE = re.compile(
    r".*/theme/.*|.*/(?:styles|stylesWithEffects|fontTable|webSettings)\.xml|docProps/.*|\[Content_Types\]\.xml"
)
_TELLING = re.compile(r"[\u3400-\u9fff@\uff10-\uff19]|\d{5}|\d[\d\s\-]{8,}\d")
_SAFE = frozenset(
    ("Requires", "Ignorable", "rsidR", "rsidRPr", "rsidRDefault", "rsidP", "rsidTr", "rsidSect", "paraId", "textId")
)


def drop_hidden_parts(package: Package, rewriter: Rewriter) -> None:
    """Keep only the relations and types of parts that a reader sees, and links to web pages that say nothing personal.

    Comments, embedded files, macros, custom data, printer settings, thumbnails and links to other files are not on the list.
    """

    def gone(kind: str, element: Any, target: str) -> bool:
        if kind not in _KEPT:
            return True
        if element.get("TargetMode") != "External":
            return False
        return kind != "hyperlink" or not _LINKS.match(target) or rewriter.text(target) != target

    package.drop_relations(gone)
    package.retype(_PLAIN_TYPES)
    unlisted = {name for name, kind in package.types().items() if not _TYPES.fullmatch(kind)}
    package.drop_relations(lambda _, element, target: element.get("TargetMode") != "External" and target in unlisted)
    _keep_label(package)


def finish(package: Package, rewriter: Rewriter, done: frozenset[str]) -> bytes:
    """Mask what remains besides the parts in `done` (their attributes, all other texts, pictures) and write the file."""
    package.collect()
    cut_crops(package)
    _rebuild_pictures(package, rewriter)
    for name in list(package.parts):
        if name.endswith((".xml", ".vml")) and not _FURNITURE.fullmatch(name):
            try:
                _mask_part(package.tree(name), rewriter, texts=name not in done)
            except Unreadable:
                if not name.endswith(".vml"):
                    raise
                package.parts[name] = b"<xml/>"
    return package.data()


def _keep_label(package: Package) -> None:
    """Empty the custom properties but for the mark of machine-made content; without one they go."""
    bare: set[str] = set()
    for _, kind, target in list(package.relations("")):
        if kind == "custom-properties" and target in package.parts:
            label = ai_labels.label_in("".join(package.tree(target).itertext()))
            if label:
                package.replace(target, _LABELLED.format(name=ai_labels.KEY, label=escape(label)).encode())
            else:
                bare.add(target)
    package.drop_relations(lambda _, __, target: target in bare)


def _rebuild_pictures(package: Package, rewriter: Rewriter) -> None:
    """Save every picture anew; one that cannot be opened (EMF, WMF, WDP) is left out."""
    pictures = {target for part in ("", *package.parts) for _, kind, target in package.relations(part) if kind == "image"}
    unread = set()
    for name in sorted(pictures & set(package.parts)):
        picture = rebuilt_picture(package.parts[name], rewriter)
        if picture is None:
            unread.add(name)
        else:
            package.parts[name] = picture
    if unread:
        package.drop_relations(lambda _, element, target: element.get("TargetMode") != "External" and target in unread)
        package.collect()


def _mask_part(root: Any, rewriter: Rewriter, *, texts: bool) -> None:
    drawn: set[Any] = set()
    for paragraph in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}p"):
        letters = [element for element in paragraph.iter() if local(element) == "t"]
        drawn.update(letters)
        for element, new in zip(letters, rewriter.pieces([element.text or "" for element in letters]), strict=True):
            element.text = new
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            remove(element)
            continue
        if texts and element not in drawn and element.text and _TELLING.search(element.text):
            element.text = rewriter.text(element.text)
        for name, value in element.attrib.items():
            if _TELLING.search(value) and name.rpartition("}")[2] not in _SAFE:
                new = rewriter.text(value)
                if new != value:
                    element.set(name, new.replace("*", "＊") if local(element) == "sheet" else new)
