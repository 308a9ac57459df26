"""From the self-report to the decision: another person at each turn, figures from the records alone."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from mingbai.accounts.values import Acting, Doing
from mingbai.assessments import policies
from mingbai.assessments.models import YearAssessment, YearRule
from mingbai.assessments.queries.measures import figures
from mingbai.assessments.queries.rows import rule_by_id
from mingbai.core.acts import open_act
from mingbai.core.errors import require
from mingbai.core.words import measured
from mingbai.organs import queries as organs
from mingbai.statute.supervision.assessments import AssessmentAct, may_decide_mark, tenths, year_is_over

LONGEST = 2000


def open_year(*, rule_id: int, by: Acting, at: datetime) -> int:
    """Begin the assessment of every unit of the rule's organ; return how many are new."""
    with open_act(by=by, at=at) as done:
        row = done.lock(YearRule, "organ", pk=rule_id)
        organ = policies.assessor(by, row.organ.code)
        require(year_is_over(row.year, done.today))
        there = set(YearAssessment.objects.filter(rule=row).values_list("unit_id", flat=True))
        new = [one for one in policies.units(organ) if one.id not in there]
        YearAssessment.objects.bulk_create([YearAssessment(rule=row, unit_id=one.id) for one in new])
        if new:
            done.note("assessment.opened", row.subject, {"organ": organ.code, "year": row.year, "count": len(new)})
    return len(new)


def report(*, assessment_id: int, text: str, by: Acting, at: datetime) -> None:
    """Hand in what the unit says of its own year; the figures are there already."""
    said = measured(text, "text", "做了什么、还差什么", longest=LONGEST)
    with open_act(by=by, at=at) as done:
        row = _locked(done, assessment_id)
        event = _moved(done, row, AssessmentAct.REPORT)
        row.self_report, row.reported_by = said, done.signature
        row.save(update_fields=["state", "self_report", "reported_by"])
        done.note(event, row.subject, {"organ": row.unit.code, "year": row.rule.year, "text": said})


def check(*, assessment_id: int, note: str, by: Acting, at: datetime) -> Decimal:
    """Check a unit's figures against its records, keep them and the mark; return the mark."""
    said = measured(note, "note", "怎么核对的", longest=500)
    with open_act(by=by, at=at) as done:
        row = _locked(done, assessment_id)
        event = _moved(done, row, AssessmentAct.CHECK)
        require(year_is_over(row.rule.year, done.today))
        found = figures(rule_by_id(row.rule_id), organs.organ_by_id(row.unit_id), done.today)
        row.figures = {one.weighed.measure.value: [str(one.count), str(tenths(one.earned))] for one in found}
        row.mark = sum((tenths(one.earned) for one in found), Decimal(0))
        row.checked_note, row.checked_by, row.checker_id, row.checked_at = said, done.signature, by.person_id, at
        row.save()
        done.note(event, row.subject, {"organ": row.unit.code, "year": row.rule.year, "mark": str(row.mark), "note": said})
        return row.mark


def object_to(*, assessment_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Object to a mark, once, before it is decided."""
    why = measured(reason, "reason", "哪一项不对、为什么", longest=LONGEST)
    with open_act(by=by, at=at) as done:
        row = _locked(done, assessment_id)
        event = _moved(done, row, AssessmentAct.OBJECT)
        row.objection, row.objected_by = why, done.signature
        row.save(update_fields=["state", "objection", "objected_by"])
        done.note(event, row.subject, {"organ": row.unit.code, "year": row.rule.year, "reason": why})


def decide(*, assessment_id: int, decision: str, by: Acting, at: datetime) -> None:
    """Decide on a mark after another person has checked it; marks objected to are recounted from that day's records."""
    said = measured(decision, "decision", "决定和理由", longest=LONGEST)
    with open_act(by=by, at=at) as done:
        row = _locked(done, assessment_id)
        event = _moved(done, row, AssessmentAct.DECIDE)
        assert row.checker_id is not None
        require(may_decide_mark(by.person_id, row.checker_id))
        if row.objection:
            found = figures(rule_by_id(row.rule_id), organs.organ_by_id(row.unit_id), done.today)
            row.figures = {one.weighed.measure.value: [str(one.count), str(tenths(one.earned))] for one in found}
            row.mark = sum((tenths(one.earned) for one in found), Decimal(0))
        row.decision, row.decided_by, row.decided_at = said, done.signature, at
        row.save()
        told = {"organ": row.unit.code, "year": row.rule.year, "mark": str(row.mark), "decision": said}
        done.note(event, row.subject, told)


def _locked(done: Doing, assessment_id: int) -> YearAssessment:
    return done.lock(YearAssessment, "rule", "unit", pk=assessment_id)


def _moved(done: Doing, row: YearAssessment, act: AssessmentAct) -> str:
    step = policies.step(done.by, row, act, done.today)
    row.state = step.to.value
    return step.event
