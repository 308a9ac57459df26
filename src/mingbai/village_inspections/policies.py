"""Who inspects, who answers, who decides on an objection, who reads."""

from __future__ import annotations

from datetime import date

from mingbai.accounts import policies
from mingbai.accounts.queries import holders_of
from mingbai.accounts.values import Acting
from mingbai.core.errors import NotVisible, Refused
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.moves import Move
from mingbai.statute.posts import WORKERS
from mingbai.statute.supervision.visits import DECIDES, FINISHED, ORDERED, TRANSITIONS, VisitAct, VisitState, visit_move
from mingbai.statute.verdict import Verdict, refused
from mingbai.village_inspections.models import VillageVisit
from mingbai.village_inspections.values import VisitRow

NOT_YOURS = refused("村务公开督查由乡镇的经办或者科室负责人来办。", ORDERED, "visit_not_yours")
NOT_THE_VILLAGES = refused("异议由被督查的村、社区提出。", ORDERED, "objection_not_yours")
NOT_A_HEAD = refused("异议由科室负责人或者签发领导处理。", ORDERED, "objection_by_head")


def organ_to_inspect(by: Acting, organ_code: str) -> OrganRow:
    """Return the township whose villages this person inspects; raise Refused for mere readers, NotVisible for all others."""
    organ = readable_organ(by, organ_code)
    if not policies.may_work_for(by, organ):
        raise Refused(NOT_YOURS)
    return organ


def readable_organ(by: Acting, organ_code: str) -> OrganRow:
    """Return a township whose inspections this person reads."""
    organ = policies.visible_organ(by, organ_code)
    if organ.is_committee:
        raise NotVisible(organ_code)
    return organ


def county_to_set(by: Acting) -> OrganRow:
    """Return the county whose points this person sets: the county office, which alone does."""
    if not policies.is_county_office(by):
        raise NotVisible("points")
    return organs.organ_by_id(by.organ_id)


def may_read(by: Acting, row: VisitRow) -> bool:
    """Return whether this person reads a visit: its township and those above; the village itself once the marks stand."""
    if not policies.may_read_content(by):
        return False
    if by.organ_id == row.organ_id:
        return True
    if by.organ_id == row.village_id:
        return row.state in FINISHED
    return policies.supervises(by) and policies.is_above(by, organs.organ_by_id(row.organ_id))


def visit_acts(by: Acting, row: VisitRow, on: date) -> frozenset[VisitAct]:
    """Return what this person may do now with a visit."""
    return frozenset(
        move.act
        for move in TRANSITIONS
        if move.state is row.state and _owns(by, move, on, organ_id=row.organ_id, village_id=row.village_id)
    )


def step(by: Acting, row: VillageVisit, act: VisitAct, on: date) -> Move[VisitState, VisitAct]:
    """Return the move of this act if it is this person's; raise NotVisible or Refused."""
    if by.organ_id not in (row.round.organ_id, row.village_id):
        raise NotVisible(str(row.pk))
    move = visit_move(VisitState(row.state), act)
    if isinstance(move, Verdict):
        raise Refused(move)
    if not _owns(by, move, on, organ_id=row.round.organ_id, village_id=row.village_id):
        raise Refused(NOT_YOURS)
    return move


def inspector(by: Acting, row: VillageVisit) -> None:
    """Raise unless this person inspects for the township."""
    if by.organ_id != row.round.organ_id:
        raise NotVisible(str(row.pk))
    if by.kind not in WORKERS:
        raise Refused(NOT_YOURS)


def objector(by: Acting, row: VillageVisit, on: date) -> None:
    """Raise unless this person speaks for the village."""
    if by.organ_id not in (row.round.organ_id, row.village_id):
        raise NotVisible(str(row.pk))
    if not speaks_for(by, row.village_id, on):
        raise Refused(NOT_THE_VILLAGES)


def decider(by: Acting, row: VillageVisit) -> None:
    """Raise unless this person decides on objections for the township."""
    if by.organ_id != row.round.organ_id:
        raise NotVisible(str(row.pk))
    if by.kind not in DECIDES:
        raise Refused(NOT_A_HEAD)


def speaks_for(by: Acting, village_id: int, on: date) -> bool:
    """Return whether this person answers for a village: its own people, or its township while nobody there has an account."""
    if by.kind not in WORKERS:
        return False
    if by.organ_id == village_id:
        return True
    village = organs.organ_by_id(village_id)
    return village.parent_id == by.organ_id and not has_account(village_id, on)


def has_account(village_id: int, on: date) -> bool:
    """Return whether somebody at the village can sign in and answer."""
    return any(one.kind in WORKERS for one in holders_of(village_id, on))


def _owns(by: Acting, move: Move[VisitState, VisitAct], on: date, *, organ_id: int, village_id: int) -> bool:
    if move.act is VisitAct.ANSWER:
        return speaks_for(by, village_id, on)
    return by.organ_id == organ_id and by.kind in move.above
