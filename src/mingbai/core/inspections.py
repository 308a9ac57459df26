"""Inspections stored with files: a file is read once, when it arrives, and everything later uses that reading."""

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
    """Return the inspection of an incoming file; reuse a stored one, rescanned if the words or the day differ.

    Nothing else on the server reads a file. It may take seconds, so call it before the act's transaction. Raises
    reading.passages.Unreadable.
    """
    found = kept(hashlib.sha256(data).hexdigest(), name)
    if found is None:
        return inspect(name, data, words, on)
    return found if (found.words, found.on) == (words.fingerprint, on) else rescan(found, words, on)


def kept(sha256: str, name: str) -> Inspection | None:
    """Return the inspection of a stored file; None when there is none or another version wrote it."""
    place = _place(sha256, name)
    return _unpacked(place) if place is not None else None


def keep(file: StoredFile, inspected: Inspection) -> None:
    """Store the inspection with its file, once per version; like `files.store`, call it before the act's transaction."""
    if FileInspection.objects.filter(file=file, name=inspected.name, version=VERSION).exists():
        return
    packed = files.store(zlib.compress(to_json(inspected).encode()), PACKED)
    FileInspection.objects.update_or_create(file=file, name=inspected.name, defaults={"version": VERSION, "kept_as": packed})


def rescanned(sha256: str, name: str, words: Words, on: date) -> Inspection | None:
    """Rescan a stored inspection with another word list and drop the file's content; None when none is stored."""
    place = _place(sha256, name)
    return _rescanned(place, words, on) if place is not None else None


@functools.lru_cache(maxsize=_REMEMBERED)
def _rescanned(place: str, words: Words, on: date) -> Inspection | None:
    """Cached per process: a page is shown many times before the act that stores the result."""
    found = _unpacked(place)
    return without_content(rescan(found, words, on)) if found is not None else None


def _place(sha256: str, name: str) -> str | None:
    found = FileInspection.objects.filter(file_id=sha256, name=name, version=VERSION)
    return found.values_list("kept_as_id", flat=True).first()


def _unpacked(place: str) -> Inspection | None:
    return from_json(zlib.decompress(files.read(place)).decode())
