"""What an organ's public entries under some lines of the catalogue say in their elements."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any, NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery

from mingbai.core.prepared import Prepared
from mingbai.entries.models import Entry, Version

MOST = 8
"""So many of the newest entries are looked through."""


class SaidElsewhere(NamedTuple):
    """An entry and its elements: text by name, and the names of those that its text or a file holds."""

    id: int
    title: str
    elements: dict[str, str]
    in_text: tuple[str, ...]


def said_under(organ_id: int, line_ids: Collection[int]) -> tuple[SaidElsewhere, ...]:
    """Return what the newest entries under these lines say, newest first."""
    rows = NEWEST(organ_id, *sorted(line_ids)) if line_ids else ()
    return tuple(_said(pk, title, elements) for pk, title, elements in rows if elements)


def _newest(organ_id: int, *line_ids: int) -> QuerySet[Entry, Any]:
    last = Version.objects.filter(entry=OuterRef("pk")).order_by("-number").values("content__elements")[:1]
    found = Entry.objects.filter(organ_id=organ_id, line_id__in=line_ids, is_listed=True).order_by("-published_at", "-id")
    return found.annotate(elements=Subquery(last)).values_list("id", "title", "elements")[:MOST]


NEWEST = Prepared(_newest)


def _said(pk: int, title: str, elements: Any) -> SaidElsewhere:
    rows = json.loads(elements) if isinstance(elements, str) else elements
    return SaidElsewhere(
        pk, title, {one["name"]: one.get("text", "") for one in rows}, tuple(one["name"] for one in rows if one.get("is_in_text"))
    )
