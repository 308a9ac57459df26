"""Inspections stored with files: a file is read once, when it arrives, and everything later uses that reading."""

from __future__ import annotations

import functools
import hashlib
from datetime import date

from django.db.models import OuterRef, Subquery

from mingbai.core import apart, files
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.models import FileInspection, StoredFile
from mingbai.privacy.words import Words
from mingbai.reading.passages import FileContent, Unreadable
from mingbai.scanning.inspection import Inspection
from mingbai.scanning.mask import Masked, MaskingPlan
from mingbai.scanning.stored import VERSION, pack, unpacked

PACKED = "application/zlib"
_REMEMBERED = 64


def inspect_file(name: str, data: bytes, words: Words, on: date) -> Inspection:
    """Return the inspection of an incoming file; reuse a stored one, rescanned if the words or the day differ.

    Nothing else on the server reads a file. It has no readable page: that is made of the rebuilt file. It may take seconds, so
    call it before the act's transaction. Raises reading.passages.Unreadable.
    """
    known = _packed(hashlib.sha256(data).hexdigest(), name)
    if known is None:
        return unpacked(apart.inspect(name, data, words, on))
    found = unpacked(known)
    if (found.words, found.on) == (words.fingerprint, on):
        return found
    return unpacked(apart.rescan(known, words, on))


def mask_file(name: str, sha256: str, plan: MaskingPlan | None, words: Words, on: date) -> Masked:
    """Return the masked copy of a stored file, made from its inspection; it takes as long as reading does. Raises Unreadable."""
    data = files.read(sha256)
    original = _packed(sha256, name) or apart.inspect(name, data, words, on)
    return apart.mask(original, data, plan, words, on)


def keep(file: StoredFile, inspected: Inspection) -> None:
    """Store the inspection with its file, once per version; like `files.store`, call it before the act's transaction."""
    if FileInspection.objects.filter(file=file, name=inspected.name, version=VERSION).exists():
        return
    stored = files.store(pack(inspected), PACKED)
    FileInspection.objects.update_or_create(file=file, name=inspected.name, defaults={"version": VERSION, "kept_as": stored})


def packed(sha256: str, name: str) -> bytes:
    """Return the kept inspection of a stored file as it is packed; raise NotVisible when there is none."""
    found = _packed(sha256, name)
    if found is None:
        raise NotVisible(f"{sha256} {name}")
    return found


def where_kept(file: str, name: str) -> Subquery:
    """Return where the inspection is stored of the file in these columns of a query; NULL when none is."""
    found = FileInspection.objects.filter(file=OuterRef(file), name=OuterRef(name), version=VERSION)
    return Subquery(found.values("kept_as_id")[:1])


def content_at(place: str) -> FileContent:
    """Return what a file says whose inspection is stored there."""
    return unpacked(files.read(place)).content


def rescanned(sha256: str, name: str, words: Words, on: date) -> Inspection | None:
    """Rescan a stored inspection with another word list and drop the file's content; None when none is stored."""
    place = _place(sha256, name)
    return _rescanned(place, words, on) if place is not None else None


@functools.lru_cache(maxsize=_REMEMBERED)
def _rescanned(place: str, words: Words, on: date) -> Inspection:
    """Cached per process: a page is shown many times before the act that stores the result."""
    try:
        return unpacked(apart.rescan(files.read(place), words, on, has_content=False))
    except Unreadable as failure:
        raise Invalid(str(failure), "file") from failure


def _packed(sha256: str, name: str) -> bytes | None:
    """Return the stored inspection of a file as it was packed; None when there is none or another version wrote it."""
    place = _place(sha256, name)
    return files.read(place) if place is not None else None


def _place(sha256: str, name: str) -> str | None:
    found = FileInspection.objects.filter(file_id=sha256, name=name, version=VERSION)
    return found.values_list("kept_as_id", flat=True).first()
