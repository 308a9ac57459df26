"""Reads of number series."""

from __future__ import annotations

from mingbai.documents.models import NumberSeries
from mingbai.organs.queries import OrganRow

GOVERNMENTS = frozenset({"county", "township"})


def series(organ_id: int) -> tuple[tuple[int, str], ...]:
    """Return an organ's series, oldest first, as key and template."""
    return tuple(NumberSeries.objects.filter(organ_id=organ_id).order_by("id").values_list("id", "template"))


def series_named(organ_id: int, series_id: int | None) -> str | None:
    """Return the template of this series of the organ, or of its first one; None when there is none."""
    found = dict(series(organ_id))
    if series_id is not None:
        return found.get(series_id)
    return next(iter(found.values()), None)


def default_template(organ: OrganRow) -> str:
    """Return how such an organ's numbers usually read: 白政发 for a township, the short name for a department."""
    sign = f"{organ.short_name[0]}政发" if organ.level in GOVERNMENTS else f"{organ.short_name}发"
    return f"{sign}〔{{year}}〕{{n}}号"
