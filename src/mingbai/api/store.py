"""The bulk files: one for each organ, year and form, and one of each year for all, made when first asked for after a change.

A file is given only while nothing has changed since it was made, so what is withdrawn is out of the files at once. Acts say what
they touch (core/public.py); `state.json` says up to which change the files have been looked through. A file has its digest in its
name and is whole before `made.json` names it, so a reader never gets half of one.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from mingbai.api.refusals import Refusal
from mingbai.core import clock, public
from mingbai.entries import queries

FOLDER, STATE, MADE, LOCK = "open-data", "state.json", "made.json", "lock"
ALL = "all"
PART = ".part-"
OLD_PART = 3600  # seconds
OVERTAKEN = "数据正在变，请过 5 秒再来。"


@dataclass(frozen=True, slots=True)
class BulkFile:
    """One file: its name in its folder, its size and digest; `until` is the first day on which it would say something else."""

    name: str
    size: int
    sha256: str
    until: str = ""


Files = dict[str, BulkFile]


def folder(code: str) -> Path:
    """Return where the files of an organ, or of all, are."""
    found = Path(settings.DATA_DIR) / FOLDER / code
    found.mkdir(parents=True, exist_ok=True)
    return found


def part(code: str) -> Path:
    """Return a new file to write, which nobody reads yet."""
    handle, name = tempfile.mkstemp(prefix=PART, dir=folder(code))
    os.close(handle)
    return Path(name)


def kept(code: str, year: int) -> tuple[Files, public.Mark]:
    """Return the files of a year as they stand now, none where they have to be made, and up to which change that was looked."""
    with locked("state"):
        mark = _look()
        found = _read(code).get(str(year), {})
    files = {form: BulkFile(**one) for form, one in found.items()}
    today = clock.today().isoformat()
    if all(not one.until or today < one.until for one in files.values()):
        return files, mark
    return {}, mark


def keep(code: str, year: int, files: Files, mark: public.Mark) -> bool:
    """Keep new files, unless something has changed since they were begun: then they are dropped."""
    with locked("state"):
        changes = public.changes_since(mark)
        is_new = changes.subjects is not None and not _is_touched(code, year, changes.subjects)
        if is_new:
            made = _read(code)
            _unlink(code, made.get(str(year), {}), but=files)
            _write(folder(code) / MADE, {**made, str(year): {form: asdict(one) for form, one in files.items()}})
        else:
            _unlink(code, {form: asdict(one) for form, one in files.items()})
        _sweep(code)
    return is_new


@contextmanager
def locked(name: str) -> Iterator[None]:
    """Let one thread of all processes of this machine in."""
    place = folder(LOCK)
    with (place / name).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def overtaken() -> Refusal:
    """Return what is answered where changes come faster than files are made."""
    return Refusal(429, "busy", OVERTAKEN, 5)


def _look() -> public.Mark:
    """Remove the files that acts have touched since the last look; return up to where this looked."""
    place = folder("") / STATE
    known = _load(place)
    if not known:
        mark, subjects = public.mark(), None
    else:
        changes = public.changes_since(known["mark"])
        mark, subjects = changes.mark, changes.subjects
    if subjects is None:
        _remove_all()
    else:
        for code, year in _touched(subjects):
            _remove(code, year)
            _remove(ALL, year)
    if not known or dict(mark) != known["mark"]:
        _write(place, {"mark": dict(mark)})
    return mark


def _is_touched(code: str, year: int, subjects: frozenset[str]) -> bool:
    return any(on == year and code in (ALL, organ) for organ, on in _touched(subjects))


def _touched(subjects: frozenset[str]) -> set[tuple[str, int]]:
    """Return the organs and years whose files have one of the entries that acts named."""
    keys = [int(name.removeprefix("entry:")) for name in subjects if name.startswith("entry:")]
    return queries.places_of(keys)


def _remove(code: str, year: int) -> None:
    made = _read(code)
    gone = made.pop(str(year), None)
    if gone is not None:
        _write(folder(code) / MADE, made)
        _unlink(code, gone)


def _remove_all() -> None:
    for place in folder("").iterdir():
        if place.is_dir() and place.name != LOCK:
            shutil.rmtree(place, ignore_errors=True)


def _unlink(code: str, gone: dict[str, Any], but: Files | None = None) -> None:
    stays = {one.name for one in (but or {}).values()}
    for one in gone.values():
        if one["name"] not in stays:
            (folder(code) / str(one["name"])).unlink(missing_ok=True)


def _sweep(code: str) -> None:
    """Remove what a process left behind that died while it wrote."""
    named = {str(one["name"]) for files in _read(code).values() for one in files.values()} | {MADE}
    now = clock.machine_now().timestamp()
    for path in folder(code).iterdir():
        with suppress(FileNotFoundError):
            if path.name not in named and now - path.stat().st_mtime > OLD_PART:
                path.unlink()


def _read(code: str) -> dict[str, Any]:
    return _load(folder(code) / MADE)


def _load(place: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(place.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return found


def _write(place: Path, said: object) -> None:
    handle, name = tempfile.mkstemp(prefix=PART, dir=place.parent)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(said, file)
    Path(name).replace(place)
