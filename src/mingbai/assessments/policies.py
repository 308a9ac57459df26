"""Who sets a rule, who reports, checks, objects and decides, who reads."""

from __future__ import annotations

from datetime import date

from mingbai.accounts import policies
from mingbai.accounts.values import Acting
from mingbai.assessments.models import YearAssessment
from mingbai.assessments.values import AssessmentRow, YearRuleRow
from mingbai.core.errors import NotVisible, Refused
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.moves import Move
from mingbai.statute.posts import PostKind
from mingbai.statute.supervision.assessments import (
    ASSESSED,
    TRANSITIONS,
    AssessmentAct,
    AssessmentState,
    assesses,
    assessment_move,
)
from mingbai.statute.verdict import Verdict, refused
from mingbai.village_inspections.policies import speaks_for

NOT_YOURS = refused("考核的这一步不由您来办：单位自查、异议，考核的机关核对、决定。", ASSESSED, "assessment_not_yours")


def assessor(by: Acting, organ_code: str) -> OrganRow:
    """Return the organ whose rules this person sets: a township's for its clerks and heads, the county's for its office."""
    organ = readable_assessor(by, organ_code)
    if not sets_rules(by, organ):
        raise Refused(NOT_YOURS)
    return organ


def sets_rules(by: Acting, organ: OrganRow) -> bool:
    """Return whether this person sets the rules of an organ."""
    if organ.level == "county":
        return policies.is_county_office(by) and by.organ_id == organ.id
    return organ.level == "township" and policies.may_work_for(by, organ)


def readable_assessor(by: Acting, organ_code: str) -> OrganRow:
    """Return an organ that assesses and whose assessments this person reads whole; raise NotVisible."""
    organ = policies.visible_organ(by, organ_code)
    if organ.level not in ("county", "township"):
        raise NotVisible(organ_code)
    return organ


def units(organ: OrganRow) -> tuple[OrganRow, ...]:
    """Return the units that an organ assesses, in the order of their numbers."""
    return tuple(one for one in organs.children(organ.id) if one.is_open and assesses(organ.level, one.level))


def may_read(by: Acting, rule: YearRuleRow, row: AssessmentRow) -> bool:
    """Return whether this person reads an assessment: the organ that assesses, those above it, and the unit itself."""
    if not policies.may_read_content(by):
        return False
    if by.organ_id in (rule.organ_id, row.unit_id):
        return True
    return policies.supervises(by) and policies.is_above(by, organs.organ_by_id(rule.organ_id))


def step(by: Acting, row: YearAssessment, act: AssessmentAct, on: date) -> Move[AssessmentState, AssessmentAct]:
    """Return the move of this act if it is this person's; raise NotVisible or Refused."""
    if by.organ_id not in (row.rule.organ_id, row.unit_id):
        raise NotVisible(str(row.pk))
    move = assessment_move(AssessmentState(row.state), act)
    if isinstance(move, Verdict):
        raise Refused(move)
    if not _owns(by, move, on, assessor_id=row.rule.organ_id, unit_id=row.unit_id):
        raise Refused(NOT_YOURS)
    return move


def assessment_acts(by: Acting, rule: YearRuleRow, row: AssessmentRow, on: date) -> frozenset[AssessmentAct]:
    """Return what this person may do now."""
    return frozenset(
        move.act
        for move in TRANSITIONS
        if move.state is row.state and _owns(by, move, on, assessor_id=rule.organ_id, unit_id=row.unit_id)
    )


def _owns(by: Acting, move: Move[AssessmentState, AssessmentAct], on: date, *, assessor_id: int, unit_id: int) -> bool:
    if move.owners:
        return speaks_for(by, unit_id, on)
    if by.organ_id != assessor_id or by.kind not in move.above:
        return False
    # At the county its officer checks, not the clerks of the government's own office.
    return move.act is not AssessmentAct.CHECK or by.organ_level != "county" or by.kind == PostKind.COUNTY_OFFICER
