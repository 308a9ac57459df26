"""What is looked at in a visit: the points of the law of its quarter, and the county's as they were when the round was opened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from mingbai.statute.supervision.indicators import InspectedPoint, points_of_law
from mingbai.statute.supervision.quarters import Quarter
from mingbai.village_inspections.models import InspectionRound, OwnPoint
from mingbai.village_inspections.values import OwnPointRow

FIELDS = tuple(OwnPointRow.__dataclass_fields__)


def own_points(on: date | None = None) -> tuple[OwnPointRow, ...]:
    """Return the county's points, those in use on a day or all of them."""
    found = OwnPoint.objects.order_by("id")
    if on is not None:
        found = found.filter(Q(until_on__isnull=True) | Q(until_on__gte=on), since_on__lte=on)
    return tuple(OwnPointRow(*row) for row in found.values_list(*FIELDS))


def points_of(level: str, quarter: Quarter, own: Sequence[dict[str, object]]) -> tuple[InspectedPoint, ...]:
    """Return what is looked at in a village of this level in a quarter; `own` are the points kept with the round."""
    added = (InspectedPoint(str(one["key"]), str(one["words"]), str(one["source"]), int(str(one["weight"]))) for one in own)
    return (*points_of_law(level, quarter.first_on), *added)


def points_of_round(round_id: int, level: str) -> tuple[InspectedPoint, ...]:
    """Return what is looked at in the villages of this level in a round."""
    year, number, own = InspectionRound.objects.filter(pk=round_id).values_list("year", "quarter", "own_points")[0]
    return points_of(level, Quarter(year, number), own)
