"""Inspections kept with stored files: a file is read when it comes in, and everything later works from what was read then."""

from __future__ import annotations

import functools
import hashlib
import zlib
from datetime import date

from mingbai.core import files
from mingbai.core.models import FileInspection, StoredFile
from mingbai.privacy.words import Words
from mingbai.scanning.inspection import Inspection, inspect, rescan, without_content
from mingbai.scanning.stored import VERSION, from_json, to_json

PACKED = "application/zlib"
_REMEMBERED = 64


def inspect_file(name: str, data: bytes, words: Words, on: date) -> Inspection:
    """The inspection of a file that came in; one that is kept is used, looked through again if the words or the day differ.

    The only place where the server reads a file. It may take seconds: call it before the transaction of the act. Raises
    reading.passages.Unreadable.
    """
    found = kept(hashlib.sha256(data).hexdigest(), name)
    if found is None:
        return inspect(name, data, words, on)
    return found if (found.words, found.on) == (words.fingerprint, on) else rescan(found, words, on)


def kept(sha256: str, name: str) -> Inspection | None:
    """The kept inspection of a stored file; None where none is kept or another version wrote it."""
    place = _place(sha256, name)
    return _unpacked(place) if place is not None else None


def keep(file: StoredFile, inspected: Inspection) -> None:
    """Keep the inspection with its file, once for each version; called before the act's transaction, as `files.store` is."""
    if FileInspection.objects.filter(file=file, name=inspected.name, version=VERSION).exists():
        return
    packed = files.store(zlib.compress(to_json(inspected).encode()), PACKED)
    FileInspection.objects.update_or_create(file=file, name=inspected.name, defaults={"version": VERSION, "kept_as": packed})


def rescanned(sha256: str, name: str, words: Words, on: date) -> Inspection | None:
    """A kept inspection by another list of words, without what the file says; None where none is kept."""
    place = _place(sha256, name)
    return _rescanned(place, words, on) if place is not None else None


@functools.lru_cache(maxsize=_REMEMBERED)
def _rescanned(place: str, words: Words, on: date) -> Inspection | None:
    """Remembered by each process: a page is shown many times before the act that stores the result."""
    found = _unpacked(place)
    return without_content(rescan(found, words, on)) if found is not None else None


def _place(sha256: str, name: str) -> str | None:
    found = FileInspection.objects.filter(file_id=sha256, name=name, version=VERSION)
    return found.values_list("kept_as_id", flat=True).first()


def _unpacked(place: str) -> Inspection | None:
    return from_json(zlib.decompress(files.read(place)).decode())
