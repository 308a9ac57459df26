"""A village objects to its marks, once; somebody who did not inspect decides."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible, require
from mingbai.core.words import measured
from mingbai.statute.supervision.visits import (
    FINISHED,
    IN_RECTIFICATION,
    VisitAct,
    VisitState,
    may_decide_objection,
    outcome,
)
from mingbai.village_inspections import checks, policies
from mingbai.village_inspections.actions.common import facts, locked, moved
from mingbai.village_inspections.actions.marking import keep_marks
from mingbai.village_inspections.models import VisitObjection
from mingbai.village_inspections.queries.visits import marks_of

LONGEST = 1000


def raise_objection(*, visit_id: int, points: Collection[str], reason: str, by: Acting, at: datetime) -> None:
    """Object to the marks of these points, with the reason; once for each visit."""
    why = measured(reason, "reason", "为什么不同意", longest=LONGEST)
    with open_act(by=by, at=at) as done:
        row = locked(done, visit_id)
        policies.objector(by, row, done.today)
        if row.state not in FINISHED:
            raise NotVisible(str(visit_id))
        there = marks_of([row.pk]).get(row.pk, {})
        disputed = [key for key in there if key in set(points)]
        if not disputed:
            raise Invalid("选不同意的是哪几项。", "points")
        if VisitObjection.objects.filter(visit=row).exists():
            raise Invalid("对这次督查已经提过异议，一次督查只能提一次。", "reason")
        VisitObjection.objects.create(visit=row, points=disputed, reason=why, raised_by=done.signature, raised_at=at)
        done.note("objection.raised", row.subject, facts(row) | {"points": disputed, "reason": why})


def decide_objection(
    *, visit_id: int, marks: Mapping[str, tuple[str, str]], decision: str, by: Acting, at: datetime
) -> tuple[str, ...]:
    """Decide on an objection: `marks` are the disputed points as they stand from now on; return which of them changed."""
    said = measured(decision, "decision", "处理意见和理由", longest=LONGEST)
    with open_act(by=by, at=at) as done:
        row = locked(done, visit_id)
        policies.decider(by, row)
        objection = VisitObjection.objects.select_for_update().filter(visit=row).first()
        if objection is None:
            raise NotVisible(str(visit_id))
        if objection.decided_at is not None:
            raise Invalid("这个异议已经处理过了。", "decision")
        require(may_decide_objection(by.person_id, row.inspectors))
        there = marks_of([row.pk])[row.pk]
        given = checks.marks_sent(marks, objection.points)
        new = {key: one for key, one in given.items() if there[key].found.mark is not one.mark}
        if new:
            keep_marks(done, row, new)
            row.save(update_fields=["revision"])
        objection.decision, objection.decided_by, objection.decided_at = said, done.signature, at
        objection.changed = sorted(new)
        objection.save(update_fields=["decision", "changed", "decided_by", "decided_at"])
        changed = {key: one.mark.value for key, one in new.items()}
        done.note("objection.decided", row.subject, facts(row) | {"decision": said, "marks": changed})
        stands = {key: one.found for key, one in there.items()} | new
        if VisitState(row.state) in IN_RECTIFICATION and outcome(stands) is VisitAct.FIND_NOTHING:
            event = moved(done, row, VisitAct.CLEAR)
            row.save(update_fields=["state"])
            done.note(event, row.subject, facts(row))
        return tuple(sorted(new))
