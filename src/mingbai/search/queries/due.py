"""What the schedule has to do for the index."""

from __future__ import annotations

from datetime import date

from mingbai.search.models import SearchState


def is_to_build() -> bool:
    """Return whether the index lacks what was there before it, or a rebuild was interrupted."""
    return SearchState.objects.exclude(is_whole=True, building=None).exists()


def is_to_turn(on: date) -> bool:
    """Return whether the calendar's changes up to this day are still to come in."""
    return not SearchState.objects.filter(turned_on__gte=on).exists()
