"""What waits for somebody: notices to answer, re-checks, villages not visited, objections."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from mingbai.statute.supervision.quarters import quarter_of
from mingbai.statute.supervision.visits import VisitState
from mingbai.village_inspections.models import VillageVisit
from mingbai.village_inspections.queries.visits import IN_ORDER, visit_rows
from mingbai.village_inspections.values import VisitRow


def due_visits(states: Collection[VisitState], *, organ_id: int = 0, village_id: int = 0, on: date) -> tuple[VisitRow, ...]:
    """Return the visits of a township or of a village in these states, by the day set for the rectification."""
    found = VillageVisit.objects.filter(state__in=[one.value for one in states], inspected_on__lte=on)
    found = found.filter(village_id=village_id) if village_id else found.filter(round__organ_id=organ_id)
    return visit_rows(found.order_by("due_on", "id"))


def unvisited(organ_id: int, on: date) -> tuple[VisitRow, ...]:
    """Return the villages planned for the quarter of a day and not visited yet."""
    now = quarter_of(on)
    planned = VillageVisit.objects.filter(round__organ_id=organ_id, state=VisitState.PLANNED.value)
    return visit_rows(planned.filter(round__year=now.year, round__quarter=now.number).order_by(*IN_ORDER))


def objections_waiting(organ_id: int, on: date) -> tuple[VisitRow, ...]:
    """Return the visits of a township to which a village objects and nobody has decided."""
    found = VillageVisit.objects.filter(round__organ_id=organ_id, objection__decided_at__isnull=True, objection__isnull=False)
    return visit_rows(found.filter(inspected_on__lte=on).order_by("id"))
