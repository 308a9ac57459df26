"""Files rebuilt for publication and stored beside their originals, which never leave."""

from __future__ import annotations

from dataclasses import dataclass

from mingbai.core import apart, files, inspections
from mingbai.core.models import RebuiltFile, StoredFile
from mingbai.scanning.rebuild import RULES


@dataclass(frozen=True, slots=True)
class Publishable:
    """A rebuilt file that is stored, and as clean HTML what a reader of it sees."""

    file: RebuiltFile
    page: str


def rebuild_file(original: StoredFile, name: str) -> Publishable:
    """Rebuild and store what may be published of a stored file whose inspection under this name is kept.

    It may take seconds, so call it before the act. Raises reading.passages.Unreadable.
    """
    page, data = apart.rebuild(inspections.packed(original.sha256, name), files.read(original.sha256))
    return keep(original, data, page)


def keep(original: StoredFile, data: bytes, page: str) -> Publishable:
    """Store a file that was already rebuilt; the same bytes from two originals are one file."""
    stored = files.store(data, original.media_type)
    row, is_new = RebuiltFile.objects.get_or_create(file=stored, defaults={"original": original, "rules": RULES})
    if not is_new and row.rules != RULES:
        row.rules = RULES
        row.save(update_fields=["rules"])
    return Publishable(row, page)


def is_current(file: RebuiltFile) -> bool:
    """Return whether a file would be rebuilt by the same rules again."""
    return file.rules == RULES
