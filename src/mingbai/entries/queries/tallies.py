"""How much an organ has published, from stored counts: the cost does not grow with the entries."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Max, QuerySet, Sum

from mingbai.core.prepared import Prepared
from mingbai.core.words import in_china
from mingbai.entries.models import Tally

OF_FIELD = Prepared(
    lambda field: (
        Tally.objects.filter(field=field, listed__gt=0).order_by("organ_id").values_list("organ_id").annotate(n=Sum("listed"))
    )
)


def statutory_item_counts(organ_id: int) -> Mapping[str, int]:
    """Return an organ's number of published entries by statutory item."""
    rows = _listed((organ_id,)).order_by("statutory_item").values_list("statutory_item")
    return dict(rows.annotate(n=Sum("listed")))


def counts_of_field(field: str) -> Mapping[int, int]:
    """Return each organ's number of published entries in one field; organs without any are left out."""
    return dict(OF_FIELD(field))


def catalogue_counts(organ_id: int) -> Mapping[int, tuple[int, datetime]]:
    """Return the count and latest moment of listed entries for each catalogue line that has any."""
    return catalogue_counts_of((organ_id,)).get(organ_id, {})


def catalogue_counts_of(organ_ids: Collection[int]) -> Mapping[int, Mapping[int, tuple[int, datetime]]]:
    """Return `catalogue_counts` of several organs, by organ."""
    return _by_organ(_listed(organ_ids).filter(line__isnull=False), "line_id")


def counts_without_line(organ_ids: Collection[int]) -> Mapping[int, Mapping[str, tuple[int, datetime]]]:
    """Return the counts of entries under no catalogue line, by organ and statutory item."""
    return _by_organ(_listed(organ_ids).filter(line__isnull=True), "statutory_item")


def updated(organ_id: int) -> Mapping[str, date]:
    """Return the day (in China) of an organ's latest publication in each field that has any."""
    return updated_of((organ_id,)).get(organ_id, {})


def updated_of(organ_ids: Collection[int]) -> Mapping[int, Mapping[str, date]]:
    """Return `updated` of several organs, by organ."""
    found: dict[int, dict[str, date]] = {}
    rows = _listed(organ_ids).order_by("organ_id", "field").values_list("organ_id", "field").annotate(moment=Max("last"))
    for organ_id, field, moment in rows:
        found.setdefault(organ_id, {})[field] = in_china(moment).date()
    return found


def without_line(organ_id: int) -> Mapping[str, int]:
    """Return an organ's number of published entries under no catalogue line, by field."""
    rows = _listed((organ_id,)).filter(line__isnull=True).order_by("field").values_list("field")
    return dict(rows.annotate(n=Sum("listed")))


def _listed(organ_ids: Collection[int]) -> QuerySet[Tally]:
    return Tally.objects.filter(organ_id__in=list(organ_ids), listed__gt=0)


def _by_organ(listed: QuerySet[Tally], column: str) -> dict[int, dict[Any, tuple[int, datetime]]]:
    """Return count and latest moment by organ and by the values of a column."""
    found: dict[int, dict[Any, tuple[int, datetime]]] = {}
    rows = listed.order_by("organ_id", column).values_list("organ_id", column)
    for organ, value, n, last in rows.annotate(n=Sum("listed"), moment=Max("last")):
        found.setdefault(organ, {})[value] = (n, last)
    return found
