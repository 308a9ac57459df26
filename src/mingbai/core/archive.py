"""The backup format: one zip file with every table as JSON lines, every stored file under its hash, and a manifest last.

The format is independent of the database engine, so a backup from one engine restores into the other.
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
from django.db import connection, models
from django.db.migrations.recorder import MigrationRecorder

from mingbai.core.errors import MingbaiError
from mingbai.core.verification import Verification

FORMAT = "mingbai-backup-1"
MANIFEST = "manifest.json"
SECRET_KEY = "secret_key"  # noqa: S105 - the name of a file, not a secret
# A new installation rebuilds these: permissions, sessions, counters of failed sign-ins. The queue too: every task stems from a
# row of its domain that is still waiting, and the first scheduled round queues it again.
LEFT_OUT = frozenset({"contenttypes", "auth", "sessions", "axes", "admin", "messages", "django_tasks_database", "failures"})

DERIVED = frozenset({"search.searchstate"})
"""Tables that say how far something made from other tables has come; a restore makes it anew."""


class BackupError(MingbaiError):
    """A backup could not be made or restored; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class ArchivedTable:
    """One table of the backup: its model and its columns, in order."""

    label: str
    model: type[models.Model]
    fields: tuple[models.Field[Any, Any], ...]

    @property
    def columns(self) -> list[str]:
        """The column names, in the order of the values in a line."""
        return [field.attname for field in self.fields]

    @property
    def member(self) -> str:
        """The archive member that holds the table's lines."""
        return f"tables/{self.label}.jsonl"


def tables() -> tuple[ArchivedTable, ...]:
    """Return every table that belongs in a backup, sorted by name."""
    found = [
        ArchivedTable(model._meta.label_lower, model, tuple(model._meta.concrete_fields))
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.proxy
        and model._meta.app_label not in LEFT_OUT
        and model._meta.label_lower not in DERIVED
    ]
    return tuple(sorted(found, key=lambda table: table.label))


def migration_state() -> dict[str, str]:
    """Return the last migration of every domain whose tables belong in a backup: what the tables look like."""
    labels = {table.model._meta.app_label for table in tables()}
    state: dict[str, str] = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        if app in labels:
            state[app] = max(state.get(app, ""), name)
    return state


def secret_key_file() -> Path:
    """Return where an installation keeps its secret key, unless the environment supplies it."""
    return Path(settings.DATA_DIR) / SECRET_KEY


def plain(value: Any) -> Any:
    """Return a column's value in JSON, the same for both engines."""
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
    """Turn an archived value back into the column's value."""
    if stored is not None and isinstance(field, models.BinaryField):
        return base64.b64decode(stored)
    return field.to_python(stored)


class Fingerprint:
    """Counts and hashes what passes through it."""

    def __init__(self) -> None:
        self.rows = 0
        self.bytes = 0
        self._digest = hashlib.sha256()

    def line(self, data: bytes) -> bytes:
        """Count one line and return it."""
        self.rows += 1
        self.bytes += len(data)
        self._digest.update(data)
        return data

    @property
    def sha256(self) -> str:
        """The hash of everything counted so far."""
        return self._digest.hexdigest()


def said_of(trail: Verification) -> dict[str, Any]:
    """Return what a manifest records about the trail: where every chain ends, and what was already broken."""
    ends = {chain: list(end) for chain, end in sorted(trail.ends.items())}
    return {"acts": trail.checked, "ends": ends, "anchor": trail.anchor, "broken": len(trail.broken)}


def stored_names(names: Iterable[str]) -> list[str]:
    """Return the hashes of the stored files among the names in an archive."""
    return [name.removeprefix("files/") for name in names if name.startswith("files/")]
