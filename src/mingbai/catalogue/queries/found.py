"""What the search finds of the catalogue: its lines as they read on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django.db.models import Q
from django.utils.http import urlencode

from mingbai.catalogue.models import CatalogueLine, LineEdition
from mingbai.catalogue.values.lines import LineKey
from mingbai.core.words import CHINA
from mingbai.search.values import Record, RecordKind
from mingbai.statute.disclosure.committees import COMMITTEES

FIELDS = (
    "line_id", "line__field", "line__line1", "line__line2", "line__owner__code", "line__owner__level",
    "line__owner__parent__code", "in_force_on", "ends_on", "elements", "basis", "time_limit", "subject", "channels", "audience",
)  # fmt: skip


def keys_after(line_id: int, limit: int) -> Sequence[int]:
    """Return the next lines after this one; what is for villages alone stands on no page of the county's."""
    found = CatalogueLine.objects.filter(pk__gt=line_id, is_village_affairs=False)
    return list(found.order_by("id").values_list("id", flat=True)[:limit])


def starting(first: date, last: date) -> Sequence[int]:
    """Return the lines of which an edition comes in force after one day and up to another."""
    found = LineEdition.objects.filter(in_force_on__gt=first, in_force_on__lte=last, line__is_village_affairs=False)
    return list(found.order_by("line_id").values_list("line_id", flat=True).distinct())


def records(line_ids: Sequence[int], on: date) -> Sequence[Record]:
    """Return those of these lines that are in force on a day, or will be, as the search finds them."""
    found = LineEdition.objects.filter(line_id__in=list(line_ids), line__is_village_affairs=False)
    in_force = found.filter(in_force_on__lte=on).filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on))
    return [_record(row) for row in in_force.order_by("line_id", "in_force_on").values_list(*FIELDS)]


def _record(row: Sequence[Any]) -> Record:
    key, field, line1, line2, code, level, parent, since, ends_on, elements, basis, limit, subject, channels, audience = row
    page = f"/{code}/field/" if level in COMMITTEES else "/fields/"
    said = ["、".join(elements), basis, limit, subject, "、".join(channels), audience]
    return Record(
        kind=RecordKind.LINE,
        key=key,
        organs=tuple(one for one in (code, parent) if one),
        address=f"{page}?{urlencode({'name': field})}",
        at=datetime.combine(since, time(), CHINA),
        title=f"{field} · {LineKey(field, line1, line2).title}",
        text="\n".join(one for one in said if one),
        field=field,
        next_on=ends_on,
    )
