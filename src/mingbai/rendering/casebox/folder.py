"""The folder of a closed case: numbered files, a page that lists them, a manifest and checksums."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from mingbai.rendering import archive
from mingbai.rendering.casebox import page
from mingbai.rendering.casebox.names import numbered_name, safe_name
from mingbai.rendering.casebox.value import CaseBox

FORMAT = "mingbai-casebox-1"
INDEX, MANIFEST, SUMS = "index.html", "manifest.json", "SHA256SUMS"


def folder(box: CaseBox) -> dict[str, bytes]:
    """Return every file of the folder by its name; SHA256SUMS covers all others."""
    names = [numbered_name(place, one.item.title, one.ending) for place, one in enumerate(box.files, 1)]
    made = {name: one.data for name, one in zip(names, box.files, strict=True) if one.data is not None}
    sums = {name: digest(data) for name, data in made.items()}
    made[MANIFEST] = _manifest(box, names, sums)
    made[INDEX] = page.render(box, [name if name in sums else "" for name in names]).encode()
    sums |= {name: digest(made[name]) for name in (INDEX, MANIFEST)}
    made[SUMS] = "".join(f"{sums[name]}  {name}\n" for name in sorted(sums)).encode()
    return made


def zipped(made: Mapping[str, bytes], number: str) -> bytes:
    """Return a folder as a zip archive, inside a directory named after the case."""
    return archive.packed({f"{safe_name(number)}/{name}": data for name, data in made.items()})


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes; that of SHA256SUMS stands for the whole folder."""
    return hashlib.sha256(data).hexdigest()


def _manifest(box: CaseBox, names: Sequence[str], sums: Mapping[str, str]) -> bytes:
    kept, gone = list[dict[str, Any]](), list[dict[str, Any]]()
    for name, one in zip(names, box.files, strict=True):
        said = {
            "title": one.item.title,
            "author": one.item.author,
            "number": one.item.number,
            "date": one.item.on.isoformat(),
            "pages": one.item.pages,
            "remark": one.item.remark,
        }
        if one.data is None:
            gone.append({**said, "sha256": one.sealed})
        else:
            kept.append({"path": name, **said, "size": len(one.data), "sha256": sums[name]})
    whole = {
        "format": FORMAT,
        "organ": box.organ_name,
        "number": box.number,
        "title": box.title,
        "closed_on": box.closed_on.isoformat(),
        "facts": dict(box.facts),
        "files": kept,
        **({"removed": gone} if gone else {}),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2).encode() + b"\n"
