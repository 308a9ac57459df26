"""Whether the folder of a closed case is as it was made, told in sentences."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from mingbai.rendering.casebox.folder import FORMAT, MANIFEST, SUMS

_LINE = re.compile(r"([0-9a-f]{64})  ([^/\\]+)")
REMOVED = "不在文件夹里：{title}，{remark}，归档时的指纹是 {sha256}。"
# Written by file managers when somebody only looks.
_LEFT_BY_LOOKING = frozenset({"Thumbs.db", "desktop.ini", ".DS_Store"})


def verify(place: Path, sealed: str = "") -> tuple[str, ...]:
    """Return what is wrong with the folder, nothing when it is whole; `sealed` is the digest of SHA256SUMS kept elsewhere."""
    if not place.is_dir():
        return (f"没有这个文件夹：{place}。",)
    found = {unicodedata.normalize("NFC", path.name): path for path in place.iterdir() if path.name not in _LEFT_BY_LOOKING}
    listing = found.get(SUMS)
    if listing is None or not _is_plain(listing):
        return (f"没有 {SUMS}，不能核对。",)
    sums, problems = _sums(listing)
    if sealed and _digest(listing) != sealed:
        problems.append(f"{SUMS} 和封存时记下的不一样。")
    problems += _compared(found, sums)
    problems += _against_manifest(found.get(MANIFEST), sums)
    return tuple(problems)


def removed(place: Path) -> tuple[str, ...]:
    """Return a sentence for each paper that was removed after its purpose, before the folder was made."""
    try:
        said = json.loads((place / MANIFEST).read_bytes()).get("removed", ())
        return tuple(REMOVED.format(title=one["title"], remark=one["remark"], sha256=one["sha256"]) for one in said)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ()


def _sums(listing: Path) -> tuple[dict[str, str], list[str]]:
    sums, problems = dict[str, str](), list[str]()
    for number, line in enumerate(listing.read_text("utf-8", "replace").splitlines(), 1):
        said = _LINE.fullmatch(line)
        if not said:
            problems.append(f"{SUMS} 第{number}行不是校验值和文件名。")
        elif said[2] in sums:
            problems.append(f"{SUMS} 第{number}行重复了：{said[2]}。")
        else:
            sums[said[2]] = said[1]
    return sums, problems


def _compared(found: Mapping[str, Path], sums: Mapping[str, str]) -> Iterator[str]:
    for name, digest in sums.items():
        path = found.get(name)
        if path is None:
            yield f"缺少文件：{name}。"
        elif not _is_plain(path):
            yield f"不是普通文件：{name}。"
        elif _digest(path) != digest:
            yield f"文件被改过：{name}。"
    yield from (f"多出文件：{name}。" for name in sorted(found) if name != SUMS and name not in sums)


def _against_manifest(path: Path | None, sums: Mapping[str, str]) -> Iterator[str]:
    """Yield where the manifest says something else than the checksums, so that replacing a file and its checksum shows."""
    if path is None or not _is_plain(path):
        return
    try:
        said = json.loads(path.read_bytes())
        listed = {str(one["path"]): str(one["sha256"]) for one in said["files"]}
        known = said["format"] == FORMAT
    except (ValueError, KeyError, TypeError):
        known, listed = False, {}
    if not known:
        yield f"{MANIFEST} 看不懂。"
        return
    yield from (f"{MANIFEST} 和 {SUMS} 对不上：{name}。" for name, digest in listed.items() if sums.get(name) != digest)


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
