"""Stored files: the data directory holds the bytes under their sha256, a row says what they are."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.db import transaction

from mingbai.core.errors import MingbaiError, NotVisible
from mingbai.core.models import StoredFile


class DamagedFile(MingbaiError):
    """The bytes on disk are missing or differ from what was stored."""


def store(data: bytes, media_type: str) -> StoredFile:
    """Write `data` to disk durably, before its row; identical content is stored once."""
    sha256 = hashlib.sha256(data).hexdigest()
    place = path_of(sha256)
    if not _holds(place, sha256, len(data)):
        write_durably(place, data)
    row, _ = StoredFile.objects.get_or_create(sha256=sha256, defaults={"size": len(data), "media_type": media_type})
    return row


def read(sha256: str) -> bytes:
    """Return the bytes of a stored file, checked against their hash; raise NotVisible or DamagedFile."""
    if not StoredFile.objects.filter(sha256=sha256).exists():
        raise NotVisible(sha256)
    try:
        data = path_of(sha256).read_bytes()
    except FileNotFoundError:
        raise DamagedFile(f"文件不见了：{sha256}。从备份恢复。") from None
    if hashlib.sha256(data).hexdigest() != sha256:
        raise DamagedFile(f"文件已损坏：{sha256}。从备份恢复。")
    return data


def remove(sha256: str) -> None:
    """Forget a stored file whose purpose is over, in the caller's transaction; its bytes go once that is committed.

    Only for content that nothing else can have stored, such as what was sealed: identical content is stored once.
    """
    StoredFile.objects.filter(sha256=sha256).delete()
    transaction.on_commit(lambda: path_of(sha256).unlink(missing_ok=True))


def path_of(sha256: str) -> Path:
    """Return the path of the bytes with this hash."""
    return Path(settings.DATA_DIR) / "files" / sha256[:2] / sha256


def write_durably(place: Path, data: bytes) -> None:
    """Write a file so that after a crash it exists whole or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=place.parent, prefix=".new-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    for directory in (place.parent, place.parent.parent):
        sync_directory(directory)


def sync_directory(directory: Path) -> None:
    """Make the names in a directory survive a crash."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _holds(place: Path, sha256: str, size: int) -> bool:
    """Return whether the content is already stored intact; a damaged file is written again."""
    if not place.is_file() or place.stat().st_size != size:
        return False
    with place.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256
