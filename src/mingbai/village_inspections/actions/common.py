"""What the acts on a visit share: the lock, the move, and counting a round once all its villages are done."""

from __future__ import annotations

from mingbai.accounts.values import Doing
from mingbai.statute.supervision.quarters import Quarter
from mingbai.statute.supervision.visits import FINISHED, VisitAct, VisitState
from mingbai.supervision.actions import register_activity
from mingbai.supervision.models import Activity, ActivityKind
from mingbai.village_inspections import policies
from mingbai.village_inspections.models import InspectionRound, VillageVisit


def locked(done: Doing, visit_id: int) -> VillageVisit:
    """Return a visit, locked behind its round, with its round and village."""
    return done.lock(VillageVisit, "village", first=("round",), pk=visit_id)


def moved(done: Doing, row: VillageVisit, act: VisitAct) -> str:
    """Move a visit, if that is this person's to do, and return the event."""
    step = policies.step(done.by, row, act, done.today)
    row.state = step.to.value
    return step.event


def facts(row: VillageVisit) -> dict[str, object]:
    """Return what the trail says of every act on a visit."""
    return {"organ": row.village.code, "quarter": quarter(row.round).words}


def quarter(row: InspectionRound) -> Quarter:
    """Return the quarter of a round."""
    return Quarter(row.year, row.quarter)


def count_when_done(done: Doing, row: InspectionRound) -> None:
    """Enter the round once in the ledger that the annual report counts, as soon as no village is left.

    An inspection of the quarter that somebody entered by hand is taken for this one: it was one inspection.
    """
    states = {VisitState(one) for one in VillageVisit.objects.filter(round=row).values_list("state", flat=True)}
    if row.activity_id is not None or VisitState.PLANNED in states or not states & FINISHED:
        return
    which = quarter(row)
    row.activity = _entered_by_hand(row.organ_id, which) or _registered(done, row, which)
    row.save(update_fields=["activity"])
    done.note("inspection.counted", row.subject, {"quarter": which.words, "held_on": row.activity.held_on})


def _entered_by_hand(organ_id: int, which: Quarter) -> Activity | None:
    kind = ActivityKind.VILLAGE_INSPECTION.value
    counted = InspectionRound.objects.filter(organ_id=organ_id, activity__isnull=False).values("activity_id")
    found = Activity.objects.filter(organ_id=organ_id, kind=kind, removed_at__isnull=True)
    return found.filter(held_on__range=(which.first_on, which.last_on)).exclude(pk__in=counted).order_by("id").first()


def _registered(done: Doing, row: InspectionRound, which: Quarter) -> Activity:
    last = VillageVisit.objects.filter(round=row, inspected_on__isnull=False).latest("inspected_on").inspected_on
    assert last is not None
    key = register_activity(
        organ_code=row.organ.code,
        kind=ActivityKind.VILLAGE_INSPECTION.value,
        title=f"{row.organ.short_name}{which.words}各村村务公开督查",
        held_on=last,
        by=done.by,
        at=done.at,
    )
    return Activity.objects.get(pk=key)
