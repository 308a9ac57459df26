"""An office file as parts that can be changed: relations, removal of unused parts, empty properties."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from urllib.parse import unquote

from lxml import etree

from mingbai.reading.limits import Allowance
from mingbai.reading.xml import local, parse
from mingbai.reading.zipped import Parts

_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}"
_TYPES = "[Content_Types].xml"
_EMPTY = {
    "core-properties": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp='
    b'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    b"<dc:creator></dc:creator><cp:lastModifiedBy></cp:lastModifiedBy></cp:coreProperties>",
    "extended-properties": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
}


class Package:
    """The parts of an office file by name; trees are parsed once and written back by `data`. Raises Unreadable."""

    def __init__(self, data: bytes, allowance: Allowance) -> None:
        source = Parts(data, allowance)
        self.parts: dict[str, bytes] = {name: source.read(name) for name in source.names}
        self._trees: dict[str, Any] = {}

    def tree(self, name: str) -> Any:
        """Return the root element of a part, the same one every time."""
        if name not in self._trees:
            self._trees[name] = parse(self.parts[name])
        return self._trees[name]

    def relations(self, part: str) -> Iterator[tuple[Any, str, str]]:
        """Yield each relation of a part ("" for the whole file): its element, its kind, the part or address it leads to."""
        name = _relations_of(part)
        if name in self.parts:
            for element in list(self.tree(name)):
                if isinstance(element.tag, str):
                    kind = (element.get("Type") or "").rpartition("/")[2]
                    yield element, kind, _target(part, element)

    def drop_relations(self, gone: Callable[[str, Any, str], bool]) -> None:
        """Remove every relation for which `gone(kind, element, target)` is true, and the elements that name it."""
        for name in [name for name in self.parts if name.endswith(".rels")]:
            part = _owner(name)
            ids = set()
            for element, kind, target in list(self.relations(part)):
                if gone(kind, element, target):
                    ids.add(element.get("Id"))
                    element.getparent().remove(element)
            if ids and part in self.parts and part.endswith((".xml", ".vml")):
                _forget(self.tree(part), ids)

    def replace(self, name: str, data: bytes) -> None:
        """Give a part other bytes."""
        self.parts[name] = data
        self._trees.pop(name, None)

    def types(self) -> dict[str, str]:
        """Return the content type of every part; empty where none is declared."""
        named: dict[str, str] = {}
        by_ending: dict[str, str] = {}
        for element in self.tree(_TYPES):
            if local(element) == "Override":
                named[unquote(element.get("PartName") or "").lstrip("/")] = element.get("ContentType") or ""
            elif local(element) == "Default":
                by_ending[(element.get("Extension") or "").lower()] = element.get("ContentType") or ""
        return {name: named.get(name) or by_ending.get(name.rpartition(".")[2].lower(), "") for name in self.parts}

    def retype(self, plain: Sequence[tuple[re.Pattern[str], str]]) -> None:
        """Declare parts of the types that a pattern matches as the plain type that goes with it."""
        for element in self.tree(_TYPES):
            for pattern, name in plain:
                if pattern.fullmatch(element.get("ContentType") or ""):
                    element.set("ContentType", name)

    def collect(self) -> None:
        """Remove the parts that nothing leads to any more, and empty the properties."""
        for _, kind, target in self.relations(""):
            if kind in _EMPTY and target in self.parts:
                self.replace(target, _EMPTY[kind])
        reached, waiting = {_TYPES}, [""]
        while waiting:
            part = waiting.pop()
            reached.add(_relations_of(part))
            for element, _, target in self.relations(part):
                if element.get("TargetMode") != "External" and target in self.parts and target not in reached:
                    reached.add(target)
                    waiting.append(target)
        for name in [name for name in self.parts if name not in reached]:
            del self.parts[name]
            self._trees.pop(name, None)
        types = self.tree(_TYPES)
        endings = {name.rpartition(".")[2].lower() for name in self.parts}
        for element in list(types):
            if (
                unquote(element.get("PartName") or "").lstrip("/") not in self.parts
                if local(element) == "Override"
                else (element.get("Extension") or "").lower() not in endings
            ):
                types.remove(element)

    def data(self) -> bytes:
        """Return the file."""
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in self.parts:
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                tree = self._trees.get(name)
                text = self.parts[name] if tree is None else _written(tree)
                archive.writestr(entry, text)
        return written.getvalue()


def _written(tree: Any) -> bytes:
    text: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return text


def _relations_of(part: str) -> str:
    folder, _, base = part.rpartition("/")
    return f"{folder}/_rels/{base}.rels".lstrip("/")


def _owner(relations: str) -> str:
    folder, _, base = relations.rpartition("_rels/")
    return folder + base.removesuffix(".rels")


def _target(part: str, element: Any) -> str:
    target = unquote(element.get("Target") or "")
    if element.get("TargetMode") == "External":
        return target
    return posixpath.normpath(posixpath.join("/" + posixpath.dirname(part), target)).lstrip("/")


def _forget(root: Any, ids: set[str]) -> None:
    """Remove what names a removed relation; a hyperlink keeps its text, a page setup its page."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            continue
        named = [name for name, value in element.attrib.items() if name.startswith((_RELATIONS, _STRICT)) and value in ids]
        if not named:
            continue
        tag = local(element)
        if tag in ("pageSetup", "blip"):
            for name in named:
                del element.attrib[name]
        elif tag == "hyperlink" and len(element):
            unwrap(element)
        else:
            remove(element)


def unwrap(element: Any) -> None:
    """Replace an element with its children."""
    parent = element.getparent()
    index = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(index, child)
    parent.remove(element)


def remove(element: Any) -> None:
    """Take an element out of its parent; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)
