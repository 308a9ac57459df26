"""How much an organ has published, from the numbers that are kept: the cost does not grow with the entries."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Max, QuerySet, Sum

from mingbai.core.words import in_china
from mingbai.entries.models import Tally


def statutory_item_counts(organ_id: int) -> Mapping[str, int]:
    """How many published entries an organ has for each statutory item it has any for."""
    rows = _listed((organ_id,)).order_by("statutory_item").values_list("statutory_item")
    return dict(rows.annotate(n=Sum("listed")))


def field_counts(organ_ids: Collection[int], field: str) -> Mapping[int, int]:
    """How many published entries each of these organs has in one field of the catalogue; organs without any are left out."""
    rows = _listed(organ_ids).filter(field=field).order_by("organ_id").values_list("organ_id")
    return dict(rows.annotate(n=Sum("listed")))


def catalogue_counts(organ_id: int) -> Mapping[int, tuple[int, datetime]]:
    """For each catalogue item that the organ has published anything for: how many entries are listed, and the last moment."""
    return catalogue_counts_of((organ_id,)).get(organ_id, {})


def catalogue_counts_of(organ_ids: Collection[int]) -> Mapping[int, Mapping[int, tuple[int, datetime]]]:
    """As `catalogue_counts`, of several organs at once, by the key of the organ."""
    return _by_organ(_listed(organ_ids).filter(item__isnull=False), "item_id")


def counts_without_line(organ_ids: Collection[int]) -> Mapping[int, Mapping[str, tuple[int, datetime]]]:
    """What several organs have published that belongs to no catalogue item, by the organ and by the statutory item."""
    return _by_organ(_listed(organ_ids).filter(item__isnull=True), "statutory_item")


def updated(organ_id: int) -> Mapping[str, date]:
    """The day of the last publication in each field in which an organ has published anything, in China."""
    rows = _listed((organ_id,)).order_by("field").values_list("field").annotate(moment=Max("last"))
    return {field: in_china(moment).date() for field, moment in rows}


def without_line(organ_id: int) -> Mapping[str, int]:
    """How many published entries of an organ belong to no catalogue item, by their field."""
    rows = _listed((organ_id,)).filter(item__isnull=True).order_by("field").values_list("field")
    return dict(rows.annotate(n=Sum("listed")))


def _listed(organ_ids: Collection[int]) -> QuerySet[Tally]:
    return Tally.objects.filter(organ_id__in=list(organ_ids), listed__gt=0)


def _by_organ(listed: QuerySet[Tally], column: str) -> dict[int, dict[Any, tuple[int, datetime]]]:
    """For each organ, number and last moment by the values of a column."""
    found: dict[int, dict[Any, tuple[int, datetime]]] = {}
    rows = listed.order_by("organ_id", column).values_list("organ_id", column)
    for organ, value, n, last in rows.annotate(n=Sum("listed"), moment=Max("last")):
        found.setdefault(organ, {})[value] = (n, last)
    return found
