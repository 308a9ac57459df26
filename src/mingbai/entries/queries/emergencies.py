"""What is in force about emergencies: shown before everything else until its last valid day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from mingbai.entries.models import Entry
from mingbai.statute.disclosure.emergencies import emergency_fields, is_emergency

SHOWN = ("id", "title", "organ__code", "organ__short_name", "published_at", "valid_until")
MOST = 3
LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class EmergencyRow:
    """One notice in force; `valid_until` is its last day."""

    id: int
    title: str
    organ_code: str
    organ_name: str
    published_at: datetime
    valid_until: date


def emergencies_in_force(today: date, organ_id: int | None = None) -> tuple[EmergencyRow, ...]:
    """Return the newest listed notices, of an organ or of all, whose last valid day is written and not past."""
    items, lines = emergency_fields()
    found = Entry.objects.filter(Q(statutory_item__in=items) | Q(field__in=lines), is_listed=True, valid_until__gte=today)
    if organ_id is not None:
        found = found.filter(organ_id=organ_id)
    rows = found.order_by("-published_at", "-id").values_list(*SHOWN, "statutory_item", "field", "line__line2")[:LOOKED_AT]
    return tuple(EmergencyRow(*row[:6]) for row in rows if is_emergency(row[6], row[7], row[8] or ""))[:MOST]
