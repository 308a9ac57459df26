"""The audit trail for readers: the acts of all chains by time, a page at a time, by key."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from mingbai.core import bound
from mingbai.core.acts import BOUND
from mingbai.core.models import AuditEntry
from mingbai.core.paging import PAGE, joined, newer, older


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """One act as the trail page shows it."""

    chain: str
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
    """Acts, newest first; `older` and `newer` are the keys of the neighbouring pages, empty when there is none."""

    entries: tuple[TrailEntry, ...]
    older: str
    newer: str


def page(
    *,
    organs: Collection[str] | None,
    subjects: Collection[str] | None = None,
    before: str = "",
    after: str = "",
    limit: int = PAGE,
) -> TrailPage:
    """Return acts of these organs on these subjects (None: all), newest first: older than `before`, newer than `after`."""
    listed = AuditEntry.objects.all()
    if organs is not None:
        listed = listed.filter(organ_code__in=organs)
    if subjects is not None:
        listed = listed.filter(subject__in=subjects)
    if after:
        found = list(listed.filter(newer(after, "at")).order_by("at", "id")[:limit])[::-1]
    else:
        found = list(listed.filter(older(before, "at")).order_by("-at", "-id")[:limit])
    if not found:
        return TrailPage((), after, before)
    oldest, newest = _key(found[-1]), _key(found[0])
    before = oldest if listed.filter(older(oldest, "at")).exists() else ""
    after = newest if listed.filter(newer(newest, "at")).exists() else ""
    return TrailPage(tuple(_entry(e) for e in found), before, after)


def first_by(subject: str) -> int | None:
    """Return the person of the first act on a subject; None where there is none, or nobody of the staff did it."""
    return AuditEntry.objects.filter(subject=subject).order_by("at", "id").values_list("person_id", flat=True).first()


def is_as_told(rows: Collection[tuple[str, int]], chain: str) -> bool:
    """Return whether these rows still say what the chain last told of them; before an act that binds them anew.

    Otherwise the act would vouch for what somebody changed behind the trail's back, and no later check could find it.
    """
    keys = [f"{kind}:{key}" for kind, key in rows]
    if not keys:
        return True
    speaks = reduce(or_, (Q(data__contains=f'"{key}":') for key in keys))
    told: dict[str, str] = {}
    for data in AuditEntry.objects.filter(speaks, chain=chain).order_by("seq").values_list("data", flat=True):
        told |= json.loads(data).get(BOUND, {})
    now = bound.digests_of(rows)
    return all(told.get(key, now[key]) == now[key] for key in keys)


def _key(entry: AuditEntry) -> str:
    return joined(entry.at, entry.pk)


def _entry(entry: AuditEntry) -> TrailEntry:
    return TrailEntry(
        chain=entry.chain,
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
    """Return the particulars in order; corrupted text comes back as it is: this page must open on a corrupted trail too."""
    try:
        values: Any = json.loads(data)
    except ValueError:
        return (("", data),)
    if not isinstance(values, dict):
        return (("", data),)
    return tuple(
        (key, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)) for key, value in values.items()
    )
