"""What the clock triggers next: planned publications, and notices that may come down."""

from __future__ import annotations

from datetime import date, datetime

from mingbai.entries.models import Entry
from mingbai.statute.disclosure.review import Stage, Standing

AT_ONCE = 500


def scheduled_until(at: datetime) -> tuple[tuple[int, int, datetime], ...]:
    """Return entry, organ and planned moment of what is planned up to this moment, earliest first."""
    listed = Entry.objects.filter(stage=Stage.APPROVED.value, scheduled_at__isnull=False, scheduled_at__lte=at)
    rows = listed.order_by("scheduled_at", "id").values_list("id", "organ_id", "scheduled_at")[:AT_ONCE]
    return tuple((entry_id, organ_id, planned_at) for entry_id, organ_id, planned_at in rows if planned_at is not None)


def down_until(on: date) -> tuple[tuple[int, int], ...]:
    """Return entry and organ of the published notices that may come down by this day."""
    listed = Entry.objects.filter(standing=Standing.PUBLISHED.value, down_on__isnull=False, down_on__lte=on)
    return tuple(listed.order_by("down_on", "id").values_list("id", "organ_id")[:AT_ONCE])
