"""The audit trail: append-only, one hash chain per organ, tied together by the county's chain."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any

from django.db import connection, transaction
from django.db.models import CharField
from django.db.models.functions import Cast
from django.db.transaction import TransactionManagementError

from mingbai.core.models import AuditEntry, AuditHead

BEFORE_THE_FIRST = "0" * 64
CHUNK = 2000
# An organ's chain is named by the organ's code. No organ code contains an @.
COUNTY = "@county"
SYSTEM = "@system"
CLOSED = "@closed"
"""The single chain of installations older than chains per organ; nothing is added to it any more."""
TIED = "audit.tied"
CHECKED = "audit.checked"
TIE_EVERY = timedelta(hours=1)
NO_HEADS = '{"heads":[]}'


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acted, as the trail names them; a system command has no person."""

    label: str
    person_id: int | None = None
    post_id: int | None = None
    organ_code: str = ""

    @property
    def actor(self) -> Actor:
        """Itself: an actor can sign, as a person in a post can."""
        return self


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One row as read for verification; `at` is the text of the column, so that a corrupted moment can be reported too."""

    chain: str
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


COLUMNS = tuple(AuditRow.__dataclass_fields__)
COVERED = COLUMNS[:-1]


def append(*, actor: Actor, event: str, subject: str, data: Mapping[str, object], at: datetime) -> int:
    """Append an act to the chain of the actor's organ in the caller's transaction and return its number there."""
    if not connection.in_atomic_block:
        raise TransactionManagementError("an act and its audit entry belong in one transaction")
    entry = AuditEntry(**_of(actor), event=event, subject=subject, data=plain_json(data), at=at)
    return _add(_locked_head(chain_of(actor)), entry)


def chain_of(actor: Actor) -> str:
    """Return the name of the chain that records what this actor does."""
    return actor.organ_code or SYSTEM


def is_tie_due(at: datetime) -> bool:
    """Return whether a head has moved since the last tie, which is at least an hour old."""
    last = _last_tie()
    # A demonstration repeats its day, so a last tie in the future is no reason to wait.
    is_young = last is not None and timedelta(0) <= at - last.at < TIE_EVERY
    return not is_young and _heads() not in (NO_HEADS, last.data if last else "")


def tie(*, at: datetime) -> bool:
    """Write the heads of all chains into the county's chain; return False when none has moved.

    Only the county's head is locked, so acts go on meanwhile: the heads read are those of committed acts, consistent at any
    moment.
    """
    with transaction.atomic():
        head, last, data = _locked_head(COUNTY), _last_tie(), _heads()
        if data in (NO_HEADS, last.data if last else ""):
            return False
        _add(head, AuditEntry(**_of(Actor("系统")), event=TIED, subject="audit", data=data, at=at))
    return True


def _last_tie() -> AuditEntry | None:
    return AuditEntry.objects.filter(chain=COUNTY).order_by("-seq").first()


def _heads() -> str:
    others = AuditHead.objects.exclude(chain=COUNTY).order_by("chain").values_list("chain", "seq", "hash")
    return plain_json({"heads": [list(one) for one in others]})


def _of(actor: Actor) -> dict[str, Any]:
    return {"actor": actor.label, "person_id": actor.person_id, "post_id": actor.post_id, "organ_code": actor.organ_code}


def _locked_head(chain: str) -> AuditHead:
    """Return the head of a chain, locked until the transaction ends; a new chain starts from the closed one, if there is one."""
    heads = AuditHead.objects.select_for_update().filter(chain=chain)
    if (head := heads.first()) is None:
        # When two first acts race, one creates the head and the other finds it.
        AuditHead.objects.get_or_create(chain=chain, defaults={"seq": 0, "hash": _root()})
        head = heads.get()
    return head


def _root() -> str:
    return AuditHead.objects.filter(chain=CLOSED).values_list("hash", flat=True).first() or BEFORE_THE_FIRST


def _add(head: AuditHead, entry: AuditEntry) -> int:
    """Append the entry to the chain whose head is locked."""
    entry.chain, entry.seq, entry.previous_hash = head.chain, head.seq + 1, head.hash
    entry.hash = digest({name: getattr(entry, name) for name in COVERED} | {"at": _moment(entry.at)})
    entry.save(force_insert=True)
    head.seq, head.hash = entry.seq, entry.hash
    head.save(update_fields=["seq", "hash"])
    return entry.seq


def rows(*, only: Collection[str] = (), without: Collection[str] = ()) -> Iterator[AuditRow]:
    """Stream the rows of the trail, chain by chain, each chain in order."""
    fields = [f if f != "at" else "at_text" for f in AuditRow.__dataclass_fields__]
    found = AuditEntry.objects.filter(chain__in=only) if only else AuditEntry.objects.exclude(chain__in=without)
    listed = found.order_by("chain", "seq").annotate(at_text=Cast("at", CharField())).values_list(*fields)
    return (AuditRow(*values) for values in listed.iterator(chunk_size=CHUNK))


def digest(values: Mapping[str, object]) -> str:
    """Return the SHA-256 of values; the same on every engine, whatever the order of keys."""
    return hashlib.sha256(plain_json(values).encode()).hexdigest()


def fingerprint(row: AuditRow) -> str:
    """Return what the hash of a stored row should be; raise ValueError or TypeError for corrupted columns."""
    moment = datetime.fromisoformat(row.at)
    at = _moment(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    # Rows of the closed chain were hashed before chains had names; a new row moved there would need another hash.
    covered = COVERED[1:] if row.chain == CLOSED else COVERED
    return digest({name: getattr(row, name) for name in covered} | {"at": at})


def _moment(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("an act needs a moment with a time zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def plain_json(value: Mapping[str, object]) -> str:
    """Return values as the JSON that the trail stores and hashes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def _plain(value: Any) -> str | list[Any]:
    """Return values that JSON does not know in the form the trail gives them."""
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
