"""Reads of disclosed information."""

from __future__ import annotations

from mingbai.entries.models import Entry


def count(organ_id: int) -> int:
    """How many published entries an organ has."""
    return Entry.objects.filter(organ_id=organ_id, published_at__isnull=False).count()
