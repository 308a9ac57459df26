"""Stored files: the bytes lie in the data directory under their sha256, the row says what they are."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from mingbai.core.errors import MingbaiError, NotVisible
from mingbai.core.models import StoredFile


class DamagedFile(MingbaiError):
    """The bytes on disk are missing or are not what was stored."""


def store(data: bytes, media_type: str) -> StoredFile:
    """Keep `data` on disk, safely before its row; the same content is kept once."""
    sha256 = hashlib.sha256(data).hexdigest()
    place = path_of(sha256)
    if not _holds(place, sha256, len(data)):
        write_durably(place, data)
    row, _ = StoredFile.objects.get_or_create(sha256=sha256, defaults={"size": len(data), "media_type": media_type})
    return row


def read(sha256: str) -> bytes:
    """The bytes of a stored file, checked against their hash."""
    if not StoredFile.objects.filter(sha256=sha256).exists():
        raise NotVisible(sha256)
    try:
        data = path_of(sha256).read_bytes()
    except FileNotFoundError:
        raise DamagedFile(f"文件不见了：{sha256}。从备份恢复。") from None
    if hashlib.sha256(data).hexdigest() != sha256:
        raise DamagedFile(f"文件已损坏：{sha256}。从备份恢复。")
    return data


def path_of(sha256: str) -> Path:
    """Where the bytes with this hash lie."""
    return Path(settings.DATA_DIR) / "files" / sha256[:2] / sha256


def write_durably(place: Path, data: bytes) -> None:
    """Write a file so that after a crash it is there whole or not at all."""
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
    """Make the names in a directory durable."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _holds(place: Path, sha256: str, size: int) -> bool:
    """Whether the content is already there whole; a damaged file is written anew."""
    if not place.is_file() or place.stat().st_size != size:
        return False
    with place.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256
