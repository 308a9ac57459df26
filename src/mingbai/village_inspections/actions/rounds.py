"""Plan a round: all villages of a township, who goes where, and which are left out this time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, require
from mingbai.core.words import measured, one_line
from mingbai.organs import queries as organs
from mingbai.statute.supervision.quarters import Quarter
from mingbai.statute.supervision.visits import VisitAct, VisitState, may_plan
from mingbai.village_inspections import policies
from mingbai.village_inspections.actions.common import count_when_done, facts, locked, moved
from mingbai.village_inspections.models import InspectionRound, VillageVisit
from mingbai.village_inspections.queries.points import own_points
from mingbai.village_inspections.values import VisitPlan


def open_round(*, organ_code: str, quarter: Quarter, by: Acting, at: datetime) -> int:
    """Plan the inspection of every village of a township in a quarter and return its key.

    The county's points are kept as they are now. Pressed again, it adds the villages that have come since.
    """
    organ = policies.organ_to_inspect(by, organ_code)
    require(may_plan(quarter, at.date()))
    villages = [one for one in organs.children(organ.id) if one.is_committee and one.is_open]
    if not villages:
        raise Invalid("本单位下面还没有村、社区。先到“单位设置”里加上。")
    with open_act(by=by, at=at) as done:
        own = [
            {"key": f"own-{one.id}", "words": one.words, "source": one.source, "weight": one.weight}
            for one in own_points(at.date())
        ]
        row, is_new = InspectionRound.objects.get_or_create(
            organ_id=organ.id,
            year=quarter.year,
            quarter=quarter.number,
            defaults={"own_points": own, "opened_at": at, "opened_by": done.signature},
        )
        there = set(VillageVisit.objects.filter(round=row).values_list("village_id", flat=True))
        new = [one for one in villages if one.id not in there]
        VillageVisit.objects.bulk_create([VillageVisit(round=row, village_id=one.id) for one in new])
        if is_new or new:
            said = {"organ": organ.code, "quarter": quarter.words, "villages": [one.code for one in new]}
            done.note("inspection.opened", row.subject, said)
    return row.pk


def plan_visits(*, round_id: int, plans: Iterable[VisitPlan], by: Acting, at: datetime) -> int:
    """Set who goes to which village on which day; return how many plans changed."""
    asked = {one.village: one for one in plans}
    changed = 0
    with open_act(by=by, at=at) as done:
        of_round = done.lock(InspectionRound, "organ", pk=round_id)
        policies.organ_to_inspect(by, of_round.organ.code)
        planned = VillageVisit.objects.filter(round=of_round, state=VisitState.PLANNED.value).select_related("village")
        for row in planned.order_by("id"):
            if (one := asked.get(row.village.code)) is not None:
                changed += _planned(done, row, one)
    return changed


def leave_out(*, visit_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Leave a village out of the round, with the reason."""
    why = measured(reason, "reason", "为什么本季度不督查这个村", longest=300)
    with open_act(by=by, at=at) as done:
        row = locked(done, visit_id)
        event = moved(done, row, VisitAct.LEAVE_OUT)
        row.left_out_reason = why
        row.save(update_fields=["state", "left_out_reason"])
        done.note(event, row.subject, facts(row) | {"reason": why})
        count_when_done(done, row.round)


def resume(*, visit_id: int, by: Acting, at: datetime) -> None:
    """Plan a village again that was left out."""
    with open_act(by=by, at=at) as done:
        row = locked(done, visit_id)
        event = moved(done, row, VisitAct.RESUME)
        row.left_out_reason = ""
        row.save(update_fields=["state", "left_out_reason"])
        done.note(event, row.subject, facts(row))


def _planned(done: Doing, row: VillageVisit, plan: VisitPlan) -> bool:
    who = one_line(plan.who, "谁去", f"who-{plan.village}", 100, required=False)
    if (row.planned_for, row.planned_on) == (who, plan.on):
        return False
    row.planned_for, row.planned_on = who, plan.on
    row.save(update_fields=["planned_for", "planned_on"])
    done.note("visit.planned", row.subject, {"organ": row.village.code, "who": who, "on": plan.on})
    return True
