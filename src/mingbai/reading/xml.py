"""XML of unknown origin, parsed without entities, document types or the network."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from lxml import etree

from mingbai.reading.passages import Unreadable

BROKEN = "文件已损坏，打不开。请用办公软件打开后另存一份再上传。"
_ENTITIES = "文件里有不该有的实体定义，可能是恶意文件，没有读取。请用办公软件重新另存后再试。"
_DECLARED = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")

_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
"""Office writes "strict" files with other namespaces; they are read as the usual ones."""


def parse(data: bytes) -> Any:
    """Return the root element of `data`; raise Unreadable when it is broken or declares entities."""
    refuse_entities(data)
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
    try:
        root = etree.parse(io.BytesIO(data), parser).getroot()
    except etree.XMLSyntaxError as error:
        raise Unreadable(BROKEN) from error
    if root.getroottree().docinfo.doctype:
        raise Unreadable(_ENTITIES)
    return root


def refuse_entities(head: bytes) -> None:
    """Raise Unreadable when the beginning of a part declares a document type; office files never do."""
    if _DECLARED.search(head[:4096].replace(b"\x00", b"")):
        raise Unreadable(_ENTITIES)


def stream(source: BufferedReader, tags: tuple[str, ...]) -> Iterator[Any]:
    """Yield the elements named `tags` (Clark names) as they end; each is emptied after use, so memory stays small."""
    refuse_entities(source.peek(4096))
    checked = False
    events = etree.iterparse(
        source,
        events=("end",),
        tag=tags,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_pis=True,
    )
    try:
        for _, element in events:
            if not checked and element.getroottree().docinfo.doctype:
                raise Unreadable(_ENTITIES)
            checked = True
            yield element
            element.clear(keep_tail=False)
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
    except etree.XMLSyntaxError as error:
        raise Unreadable(BROKEN) from error


def local(element: Any) -> str:
    """Return the name of an element without its namespace; empty for comments and entity references."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def tidy(text: str) -> str:
    """Return `text` without control characters."""
    return _INVALID.sub("", text)
