"""The package of one entry: the entry, its files and a manifest with their digests, the same bytes every time."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

from mingbai.channels.kinds.province.mapping import FieldMapping, mapped
from mingbai.channels.kinds.values import ChannelFile, Outgoing

MANIFEST = "manifest.json"
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def package(entry: Outgoing, mapping: FieldMapping) -> Mapping[str, bytes]:
    """Return the package's files by path; raise WrongMapping."""
    paths = _paths(entry.files, mapping.files)
    listed = entry.entry.get("attachments", ())
    attachments = [{**told, **_described(one), "path": path} for (path, one), told in zip(paths.items(), listed, strict=True)]
    whole = {**entry.entry, "body_html": entry.html, "version": entry.version, "attachments": attachments}
    told = mapped(mapping, whole)
    found = {
        mapping.entry: _json(told),
        f"{mapping.entry.rpartition('.')[0] or mapping.entry}.xml": _xml(told),
        **{path: one.data for path, one in paths.items()},
    }
    digests = {path: {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)} for path, data in sorted(found.items())}
    manifest = {
        "format": "mingbai-entry-1",
        "platform": mapping.platform,
        "index_number": entry.index_number,
        "version": entry.version,
        "files": digests,
    }
    return {**found, MANIFEST: _json(manifest)}


def _paths(files: tuple[ChannelFile, ...], folder: str) -> dict[str, ChannelFile]:
    """Return the files by their paths; a number tells two of one name apart."""
    found: dict[str, ChannelFile] = {}
    for number, one in enumerate(files, 1):
        path = f"{folder}/{one.name}"
        found[f"{folder}/{number}-{one.name}" if path in found else path] = one
    return found


def _described(one: ChannelFile) -> dict[str, Any]:
    digest = hashlib.sha256(one.data).hexdigest()
    return {"name": one.name, "media_type": one.media_type, "size": len(one.data), "sha256": digest}


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _xml(told: Mapping[str, Any]) -> bytes:
    """Return the same as XML; names stand in attributes, because a platform's need not be names of elements."""
    root = ElementTree.Element("entry")
    for name, value in told.items():
        _put(ElementTree.SubElement(root, "field", name=name), value)
    ElementTree.indent(root)
    return bytes(ElementTree.tostring(root, "utf-8", xml_declaration=True)) + b"\n"


def _put(place: ElementTree.Element, value: Any) -> None:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            _put(ElementTree.SubElement(place, "field", name=str(name)), inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _put(ElementTree.SubElement(place, "item"), inner)
    elif value is not None:
        place.text = _NOT_XML.sub("", value if isinstance(value, str) else json.dumps(value))
