"""What masking Word documents and workbooks has in common: parts that go, pictures, texts of other parts."""

from __future__ import annotations

import re
from typing import Any

from mingbai.reading.inside import is_picture
from mingbai.reading.passages import Unreadable
from mingbai.reading.xml import local
from mingbai.scanning.masked.package import Package, remove
from mingbai.scanning.masked.pictures import mask_picture
from mingbai.scanning.masked.rewriter import Rewriter

_GONE = frozenset(
    "comments commentsExtended commentsIds commentsExtensible people customXml customXmlProps glossaryDocument package oleObject"
    " attachedTemplate vbaProject wordVbaData printerSettings threadedComment person pivotTable pivotCacheDefinition"
    " pivotCacheRecords externalLink externalLinkPath externalLinkLongPath connections queryTable thumbnail custom-properties"
    " control"
    " ctrlProp aFChunk subDocument frame mailMergeSource mailMergeHeaderSource recipientData keyMapCustomizations calcChain"
    " origin revisionHeaders usernames xmlMaps customProperty activeXControlBinary sheetMetadata slicer slicerCache timeline"
    " timelineCache ui userCustomization legacyDocTextInfo webextensiontaskpanes wsSortMap volatileDependencies".split()
)
_FURNITURE = re.compile(
    r".*/theme/.*|.*/(?:styles|stylesWithEffects|fontTable|webSettings)\.xml|docProps/.*|\[Content_Types\]\.xml"
)
_TELLING = re.compile(r"[\u3400-\u9fff@\uff10-\uff19]|\d{5}|\d[\d\s\-]{8,}\d")
_SAFE = frozenset(
    ("Requires", "Ignorable", "rsidR", "rsidRPr", "rsidRDefault", "rsidP", "rsidTr", "rsidSect", "paraId", "textId")
)


def drop_hidden_parts(package: Package, rewriter: Rewriter, kinds: frozenset[str] = frozenset()) -> None:
    """Remove comments, embedded files, macros, custom data and links that say something personal."""

    def gone(kind: str, element: Any, target: str) -> bool:
        if kind in _GONE or kind in kinds:
            return True
        return element.get("TargetMode") == "External" and rewriter.text(target) != target

    package.drop_relations(gone)


def finish(package: Package, rewriter: Rewriter, done: frozenset[str]) -> bytes:
    """Mask what remains besides the parts in `done` (their attributes, all other texts, pictures) and write the file."""
    package.collect()
    for name in list(package.parts):
        if is_picture(name):
            package.parts[name] = mask_picture(package.parts[name], rewriter)
        elif name.endswith((".xml", ".vml")) and not _FURNITURE.fullmatch(name):
            try:
                _mask_part(package.tree(name), rewriter, texts=name not in done)
            except Unreadable:
                if not name.endswith(".vml"):
                    raise
                package.parts[name] = b"<xml/>"
    return package.data()


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
