"""Find the rows of a table that exist already."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from mingbai.channels.models import Delivery, ImportBatch
from mingbai.channels.values.table import ImportedRow
from mingbai.core.words import in_china
from mingbai.statute.disclosure.imports import BatchState

Same = tuple[str, date, str]


def repeated(organ_id: int, rows: Mapping[int, ImportedRow]) -> dict[int, tuple[int, int | None]]:
    """Return by place the entry with the same title, day and channel (0: none), or the earlier row that repeats it.

    A record withdrawn by itself still counts, so that no table brings it back. Only a batch taken back as a whole frees its rows.
    """
    if not rows:
        return {}
    days = [in_china(row.published_at).date() for row in rows.values()]
    there = _there(organ_id, min(days), max(days))
    earlier: dict[Same, int] = {}
    found: dict[int, tuple[int, int | None]] = {}
    for place in sorted(rows):
        keys = _keys(rows[place])
        entry = next((there[key] for key in keys if key in there), 0)
        first = next((earlier[key] for key in keys if key in earlier), None)
        if entry or first is not None:
            found[place] = (entry, None if entry else first)
        else:
            earlier |= dict.fromkeys(keys, place)
    return found


def _keys(row: ImportedRow) -> tuple[Same, ...]:
    on = in_china(row.published_at).date()
    return tuple((row.title, on, channel) for channel in row.channels)


def _there(organ_id: int, first: date, last: date) -> dict[Same, int]:
    taken_back = ImportBatch.objects.filter(organ_id=organ_id, state=BatchState.TAKEN_BACK.value, release__isnull=False)
    listed = Delivery.objects.filter(organ_id=organ_id, delivered_on__gte=first, delivered_on__lte=last)
    listed = listed.exclude(entry__release__in=taken_back.values("release"))
    fields = listed.order_by("-id").values_list("entry__title", "delivered_on", "channel__key", "entry_id")
    return {(title, on, channel): entry for title, on, channel, entry in fields if on is not None}
