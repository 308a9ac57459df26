"""The audit trail: append-only, each row chained to the one before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from django.db import connection
from django.db.models import CharField
from django.db.models.functions import Cast
from django.db.transaction import TransactionManagementError

from mingbai.core.models import AuditEntry, AuditHead

BEFORE_THE_FIRST = "0" * 64
CHUNK = 2000


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it, as the trail names them; a command of the system has no person."""

    label: str
    person_id: int | None = None
    post_id: int | None = None
    organ_code: str = ""

    @property
    def actor(self) -> Actor:
        """An actor signs for itself; somebody in a post signs through it."""
        return self


@dataclass(frozen=True, slots=True)
class Broken:
    """One place where the trail is not what was written; `reason` is a sentence for the person who checks."""

    seq: int
    reason: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What `verify` saw: rows read, broken places in order, the hash at the end (an anchor to write down)."""

    checked: int
    broken: tuple[Broken, ...]
    head: str
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One row as read for verification; `at` is the text of the column, so that a spoilt moment can be named too."""

    seq: int
    at: str
    actor: str
    person_id: int | None
    post_id: int | None
    organ_code: str
    event: str
    subject: str
    data: str
    previous_hash: str
    hash: str


COLUMNS = tuple(Row.__dataclass_fields__)
COVERED = COLUMNS[:-1]


def append(*, actor: Actor, event: str, subject: str, data: Mapping[str, object], at: datetime) -> int:
    """Add one act to the trail inside the caller's transaction and return its number."""
    if not connection.in_atomic_block:
        raise TransactionManagementError("an act and its audit entry belong in one transaction")
    head, _ = AuditHead.objects.select_for_update().get_or_create(id=1, defaults={"seq": 0, "hash": BEFORE_THE_FIRST})
    entry = AuditEntry(
        seq=head.seq + 1,
        at=at,
        actor=actor.label,
        person_id=actor.person_id,
        post_id=actor.post_id,
        organ_code=actor.organ_code,
        event=event,
        subject=subject,
        data=_json(data),
        previous_hash=head.hash,
    )
    entry.hash = _hash({name: getattr(entry, name) for name in COVERED} | {"at": _moment(at)})
    entry.save(force_insert=True)
    head.seq, head.hash = entry.seq, entry.hash
    head.save(update_fields=["seq", "hash"])
    return entry.seq


def rows() -> Iterator[Row]:
    """Every row of the trail in order, streamed."""
    fields = [f if f != "at" else "at_text" for f in Row.__dataclass_fields__]
    listed = AuditEntry.objects.order_by("seq").annotate(at_text=Cast("at", CharField())).values_list(*fields)
    return (Row(*values) for values in listed.iterator(chunk_size=CHUNK))


def _hash(values: Mapping[str, object]) -> str:
    """The fingerprint of all columns but the hash itself; the same on every engine."""
    return hashlib.sha256(_json(values).encode()).hexdigest()


def fingerprint(row: Row) -> str:
    """What the hash of a row read from the database should be; raises ValueError or TypeError for spoilt columns."""
    moment = datetime.fromisoformat(row.at)
    at = _moment(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    return _hash({name: getattr(row, name) for name in COVERED} | {"at": at})


def _moment(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("an act needs a moment with its time zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _json(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def _plain(value: Any) -> str | list[Any]:
    """How values that JSON does not know stand in the trail."""
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} does not go into the audit trail")
