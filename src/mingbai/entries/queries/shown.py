"""Reads for a screen in a hall: listed entries that have a text, of one organ or several."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from mingbai.entries.models import Entry, Version
from mingbai.entries.queries.published import COLUMNS
from mingbai.entries.values.rows import EntryRow


def with_text(
    organ_ids: Collection[int], *, fields: Collection[str] = (), naming: str = "", keys: Collection[int] = (), limit: int
) -> tuple[EntryRow, ...]:
    """Return the latest of these organs' entries, newest first: of some fields, with a word in title or summary, or by key."""
    listed = _listed(organ_ids)
    if fields:
        listed = listed.filter(field__in=list(fields))
    if naming:
        listed = listed.filter(Q(title__contains=naming) | Q(summary__contains=naming))
    if keys:
        listed = listed.filter(pk__in=list(keys))
    return tuple(EntryRow(*row) for row in listed.order_by("-published_at", "-id").values_list(*COLUMNS)[:limit])


def fields_with_text(organ_ids: Collection[int]) -> tuple[str, ...]:
    """Return the fields in which these organs have something to show, in alphabetical order."""
    return tuple(_listed(organ_ids).exclude(field="").order_by("field").values_list("field", flat=True).distinct())


def _listed(organ_ids: Collection[int]) -> QuerySet[Entry]:
    has_text = Exists(Version.objects.filter(entry=OuterRef("pk")))
    return Entry.objects.filter(has_text, organ_id__in=list(organ_ids), is_listed=True)
