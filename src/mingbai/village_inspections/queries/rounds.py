"""Rounds of a township by quarter, and a village's own visits."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from mingbai.statute.supervision.quarters import Quarter, quarter_of
from mingbai.statute.supervision.visits import FINISHED
from mingbai.supervision.models import Activity, ActivityKind
from mingbai.supervision.values import ActivityRow
from mingbai.village_inspections.models import InspectionRound, VillageVisit
from mingbai.village_inspections.queries.visits import IN_ORDER, visit_rows
from mingbai.village_inspections.values import RoundRow, VisitRow

FIELDS = ("id", "organ_id", "opened_by", "opened_at", "activity_id", "year", "quarter")


def rounds(organ_id: int, on: date) -> tuple[RoundRow, ...]:
    """Return the rounds of a township up to the quarter of a day, latest first."""
    last = quarter_of(on)
    found = InspectionRound.objects.filter(organ_id=organ_id, year__lte=last.year).order_by("-year", "-quarter")
    return tuple(row for row in _rounds(found) if row.quarter <= last)


def round_of(organ_id: int, quarter: Quarter) -> RoundRow | None:
    """Return the round of a quarter; None while it has not been planned."""
    which = {"organ_id": organ_id, "year": quarter.year, "quarter": quarter.number}
    return next(iter(_rounds(InspectionRound.objects.filter(**which))), None)


def inspected_elsewhere(organ_id: int, until: date) -> tuple[ActivityRow, ...]:
    """Return the inspections in the ledger that belong to no round: entered by hand, from before the rounds."""
    counted = InspectionRound.objects.filter(organ_id=organ_id, activity__isnull=False).values("activity_id")
    kind = ActivityKind.VILLAGE_INSPECTION.value
    found = Activity.objects.filter(organ_id=organ_id, kind=kind, removed_at__isnull=True, held_on__lte=until)
    fields = tuple(ActivityRow.__dataclass_fields__)
    return tuple(ActivityRow(*row) for row in found.exclude(pk__in=counted).order_by("-held_on", "-id").values_list(*fields))


def visits_of_village(village_id: int, on: date) -> tuple[VisitRow, ...]:
    """Return a village's finished visits, latest first."""
    states = [one.value for one in FINISHED]
    found = VillageVisit.objects.filter(village_id=village_id, state__in=states, inspected_on__lte=on)
    return visit_rows(found.order_by("-round__year", "-round__quarter"))


def _rounds(found: QuerySet[InspectionRound]) -> tuple[RoundRow, ...]:
    rows = list(found.values_list(*FIELDS))
    visits: dict[int, list[VisitRow]] = {}
    for one in visit_rows(VillageVisit.objects.filter(round_id__in=[row[0] for row in rows]).order_by(*IN_ORDER)):
        visits.setdefault(one.round_id, []).append(one)
    return tuple(
        RoundRow(key, organ_id, Quarter(year, number), opened_by, opened_at, activity, tuple(visits.get(key, ())))
        for key, organ_id, opened_by, opened_at, activity, year, number in rows
    )
