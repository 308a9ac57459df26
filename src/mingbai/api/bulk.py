"""Bulk files: every public entry of a year, of one organ or of all, as lines of JSON or as a table, packed as gzip."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from django.http import HttpRequest

from mingbai.api import shapes, store, tables
from mingbai.api.door import open_data
from mingbai.api.shapes import Around, Plain
from mingbai.api.store import ALL, BulkFile, Files
from mingbai.core.answers import DiskFile
from mingbai.core.asked import FIRST_YEAR, LAST_YEAR
from mingbai.core.errors import NotVisible
from mingbai.entries import queries
from mingbai.entries.values.open_data import OpenEntry
from mingbai.organs import queries as organs
from mingbai.statute.disclosure.validity import Validity

JSONL, CSV = "jsonl.gz", "csv.gz"
FORMS = (JSONL, CSV)
LEVEL = 6
TRIES = 3
GONE = (Validity.REPEALED, Validity.EXPIRED)
BYTES_AT_ONCE = 1024 * 1024


@open_data(depends=())
def file(request: HttpRequest, code: str, year: int, form: str) -> DiskFile:
    """Give one file, as everything stands now."""
    if form not in FORMS or not FIRST_YEAR <= year <= LAST_YEAR or not _public_in(code, year):
        raise NotVisible(request.path)
    made = _current(code, year)[form]
    name = f"{code}-{year}.{form}"
    return DiskFile(store.folder(code) / made.name, "application/gzip", name, f'"{made.sha256[:32]}"')


def _current(code: str, year: int) -> Files:
    """Return the files of a year, made anew where something has changed."""
    found, _ = store.kept(code, year)
    if found:
        return found
    with store.locked(f"{code}-{year}"):
        for _ in range(TRIES):
            # Somebody else may have made them while this one waited.
            found, mark = store.kept(code, year)
            if found:
                return found
            try:
                made = _of_all(year) if code == ALL else _of_organ(code, year)
            except FileNotFoundError:
                continue  # a part was touched while it was joined
            if store.keep(code, year, made, mark):
                return made
    raise store.overtaken()


def _public_in(code: str, year: int) -> list[str]:
    """Return the organs, of those asked for, that have a public entry of a year."""
    asked_for = organs.tree() if code == ALL else (organs.organ(code),)
    return [row.code for row in asked_for if queries.is_any_open(row.id, year)]


def _of_organ(code: str, year: int) -> Files:
    """Write the files of an organ, a few hundred entries at a time."""
    organ_id = organs.organ(code).id
    places = {form: store.part(code) for form in FORMS}
    until: date | None = None
    with places[JSONL].open("wb") as raw, places[CSV].open("wb") as table:
        table.write(_packed(_line(tables.HEADER, "\ufeff")))
        with gzip.GzipFile("", "wb", LEVEL, raw, 0) as lines, gzip.GzipFile("", "wb", LEVEL, table, 0) as cells:
            for entry, changes_on in _entries(organ_id, year):
                lines.write(json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
                cells.write(_line(tables.cells(entry)))
                until = min(filter(None, (until, changes_on)), default=None)
    return {form: _named(code, year, form, place, until.isoformat() if until else "") for form, place in places.items()}


def _of_all(year: int) -> Files:
    """Join the organs' files: what is packed as gzip may stand one after another."""
    parts = [(part, _current(part, year)) for part in _public_in(ALL, year)]
    until = min((one.until for _, made in parts for one in made.values() if one.until), default="")
    heading = len(_packed(_line(tables.HEADER, "\ufeff")))
    found = {}
    for form in FORMS:
        place = store.part(ALL)
        with place.open("wb") as whole:
            for number, (code, made) in enumerate(parts):
                with (store.folder(code) / made[form].name).open("rb") as part:
                    # Each table begins with its heading, packed by itself.
                    part.seek(heading if number and form == CSV else 0)
                    shutil.copyfileobj(part, whole, BYTES_AT_ONCE)
        found[form] = _named(ALL, year, form, place, until)
    return found


def _entries(organ_id: int, year: int) -> Iterator[tuple[Plain, date | None]]:
    for rows in queries.all_open(organ_id, year):
        found = shapes.around(rows)
        for row in rows:
            yield shapes.entry(row, found), _changes_on(row, found)


def _changes_on(row: OpenEntry, found: Around) -> date | None:
    """Return the first day on which an entry may say something else without anybody's act: its validity may end."""
    known = found.validities.get(row.id)
    if known is not None:
        return None if known in GONE else found.today + timedelta(days=1)
    is_ending = row.valid_until is not None and row.valid_until >= found.today
    return row.valid_until + timedelta(days=1) if is_ending and row.valid_until else None


def _named(code: str, year: int, form: str, place: Path, until: str) -> BulkFile:
    """Give a finished file the name that says what is in it."""
    with place.open("rb") as whole:
        digest = hashlib.file_digest(whole, "sha256").hexdigest()
    name = f"{year}-{digest[:16]}.{form}"
    size = place.stat().st_size
    place.replace(store.folder(code) / name)
    return BulkFile(name, size, digest, until)


def _line(cells: tuple[str, ...] | list[str], before: str = "") -> bytes:
    written = io.StringIO()
    csv.writer(written).writerow(cells)
    return (before + written.getvalue()).encode()


def _packed(data: bytes) -> bytes:
    return gzip.compress(data, LEVEL, mtime=0)
