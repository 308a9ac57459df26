"""The audit trail as people read it: a page at a time, by key."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mingbai.core.models import AuditEntry

PAGE = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """One act as the trail page shows it."""

    seq: int
    at: datetime
    actor: str
    organ_code: str
    event: str
    subject: str
    data: tuple[tuple[str, str], ...]
    hash: str


@dataclass(frozen=True, slots=True)
class TrailPage:
    """Acts, newest first; `older` and `newer` are keys for the neighbouring pages, 0 when there is none."""

    entries: tuple[Entry, ...]
    older: int
    newer: int


def page(*, organs: Collection[str] | None, subject: str = "", before: int = 0, after: int = 0, limit: int = PAGE) -> TrailPage:
    """The acts of people of these organs (None: of all), those older than `before` or newer than `after`, or the newest."""
    listed = AuditEntry.objects.all()
    if organs is not None:
        listed = listed.filter(organ_code__in=organs)
    if subject:
        listed = listed.filter(subject=subject)
    if after:
        found = list(listed.filter(seq__gt=after).order_by("seq")[:limit])[::-1]
    else:
        found = list((listed.filter(seq__lt=before) if before else listed).order_by("-seq")[:limit])
    if not found:
        return TrailPage((), after + 1 if after else 0, before - 1 if before else 0)
    older = found[-1].seq if listed.filter(seq__lt=found[-1].seq).exists() else 0
    newer = found[0].seq if listed.filter(seq__gt=found[0].seq).exists() else 0
    return TrailPage(tuple(_entry(e) for e in found), older, newer)


def _entry(entry: AuditEntry) -> Entry:
    return Entry(
        seq=entry.seq,
        at=entry.at,
        actor=entry.actor,
        organ_code=entry.organ_code,
        event=entry.event,
        subject=entry.subject,
        data=_facts(entry.data),
        hash=entry.hash,
    )


def _facts(data: str) -> tuple[tuple[str, str], ...]:
    """The particulars in order; a spoilt text is shown as it is, for this page must open on a spoilt trail too."""
    try:
        values: Any = json.loads(data)
    except ValueError:
        return (("", data),)
    if not isinstance(values, dict):
        return (("", data),)
    return tuple(
        (key, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)) for key, value in values.items()
    )
