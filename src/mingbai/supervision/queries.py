"""Reads of the management ledger."""

from __future__ import annotations

from datetime import date

from django.db.models import Count

from mingbai.supervision.models import Activity, ActivityKind
from mingbai.supervision.values import ActivityRow

LABELS = {str(kind): str(label) for kind, label in ActivityKind.choices}


def counts(organ_id: int, first_on: date, last_on: date) -> dict[str, int]:
    """Count the activities of each kind in the period; kinds without any count 0."""
    rows = Activity.objects.filter(organ_id=organ_id, removed_at__isnull=True, held_on__gte=first_on, held_on__lte=last_on)
    found = dict(rows.order_by("kind").values_list("kind").annotate(n=Count("*")))
    return {kind: found.get(kind, 0) for kind in LABELS}


def activities(
    organ_id: int, kind: str, first_on: date, last_on: date, *, after: int = 0, limit: int | None = None
) -> tuple[ActivityRow, ...]:
    """Return activities of one kind in the period, in order of registration."""
    rows = Activity.objects.filter(
        organ_id=organ_id, kind=kind, removed_at__isnull=True, held_on__gte=first_on, held_on__lte=last_on, id__gt=after
    )
    fields = tuple(ActivityRow.__dataclass_fields__)
    return tuple(ActivityRow(*row) for row in rows.order_by("id").values_list(*fields)[:limit])
