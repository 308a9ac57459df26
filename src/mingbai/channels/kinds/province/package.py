"""The package of one entry: the entry, its files and a manifest with their digests, the same bytes every time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from mingbai.channels.kinds.province.mapping import FieldMapping, mapped
from mingbai.channels.kinds.values import ChannelFile, Outgoing

MANIFEST = "manifest.json"


def package(entry: Outgoing, mapping: FieldMapping) -> Mapping[str, bytes]:
    """Return the package's files by path; raise WrongMapping."""
    paths = _paths(entry.files, mapping.files)
    listed = entry.entry.get("attachments", ())
    attachments = [{**told, **_described(one), "path": path} for (path, one), told in zip(paths.items(), listed, strict=True)]
    whole = {**entry.entry, "body_html": entry.html, "version": entry.version, "attachments": attachments}
    found = {mapping.entry: _json(mapped(mapping, whole)), **{path: one.data for path, one in paths.items()}}
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
