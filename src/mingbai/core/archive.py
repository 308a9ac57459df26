"""The format of a backup: one zip file, every table as lines of JSON, every stored file under its hash, a manifest at the end.

The format names no database engine, so a backup of one engine is restored into the other.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models

from mingbai.core.errors import MingbaiError
from mingbai.core.verification import Verification

FORMAT = "mingbai-backup-1"
MANIFEST = "manifest.json"
SECRET_KEY = "secret_key"  # noqa: S105 - the name of a file, not a secret
# What a new installation makes anew: permissions, open sessions, counters of failed sign-ins. The queue too: every task comes
# from a row of its domain that still waits, and the first round of the schedule makes it again.
LEFT_OUT = frozenset({"contenttypes", "auth", "sessions", "axes", "admin", "messages", "django_tasks_database", "failures"})


class BackupError(MingbaiError):
    """A backup could not be made or taken back; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class ArchivedTable:
    """One table of the backup: the model, its columns in order."""

    label: str
    model: type[models.Model]
    fields: tuple[models.Field[Any, Any], ...]

    @property
    def columns(self) -> list[str]:
        """The names under which values stand in a line."""
        return [field.attname for field in self.fields]

    @property
    def member(self) -> str:
        """The name of the table's lines inside the archive."""
        return f"tables/{self.label}.jsonl"


def tables() -> tuple[ArchivedTable, ...]:
    """Every table that a backup holds, by name."""
    found = [
        ArchivedTable(model._meta.label_lower, model, tuple(model._meta.concrete_fields))
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.app_label not in LEFT_OUT
    ]
    return tuple(sorted(found, key=lambda table: table.label))


def secret_key_file() -> Path:
    """Where an installation keeps its key, unless the environment gives it."""
    return Path(settings.DATA_DIR) / SECRET_KEY


def plain(value: Any) -> Any:
    """A column's value as JSON; the same for both engines."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return value


def value_of(field: models.Field[Any, Any], stored: Any) -> Any:
    """The column's value again."""
    if stored is not None and isinstance(field, models.BinaryField):
        return base64.b64decode(stored)
    return field.to_python(stored)


class Fingerprint:
    """Counts and fingerprints what passes through it."""

    def __init__(self) -> None:
        self.rows = 0
        self.bytes = 0
        self._digest = hashlib.sha256()

    def line(self, data: bytes) -> bytes:
        """Count one line."""
        self.rows += 1
        self.bytes += len(data)
        self._digest.update(data)
        return data

    @property
    def sha256(self) -> str:
        """The fingerprint of everything so far."""
        return self._digest.hexdigest()


def said_of(trail: Verification) -> dict[str, Any]:
    """What a manifest says about the trail: how every chain ends, and what was broken already."""
    ends = {chain: list(end) for chain, end in sorted(trail.ends.items())}
    return {"acts": trail.checked, "ends": ends, "anchor": trail.anchor, "broken": len(trail.broken)}


def stored_names(names: Iterable[str]) -> list[str]:
    """The hashes of the stored files among the names of an archive."""
    return [name.removeprefix("files/") for name in names if name.startswith("files/")]
