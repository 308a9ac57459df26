"""Who keeps the records of management, and who says how often meetings are held."""

from __future__ import annotations

from mingbai.accounts import policies
from mingbai.accounts.values import Acting
from mingbai.core.errors import NotVisible, Refused
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.management.accountability import ACT_WORDS, FINDINGS, AccountAct, AccountState, account_transition
from mingbai.statute.management.gatherings import GatheringAct, GatheringState, gathering_transition
from mingbai.statute.moves import Move
from mingbai.statute.posts import PostKind
from mingbai.statute.verdict import Verdict, refused


def readable(by: Acting, organ_id: int) -> OrganRow:
    """Return the organ to whoever reads its work; raise NotVisible for everybody else."""
    organ = organs.organ_by_id(organ_id)
    if not policies.may_read_organ(by, organ):
        raise NotVisible(organ.code)
    return organ


def holds_to_account(by: Acting) -> bool:
    """Return whether this is the county office or the county's signing leader, who alone see matters of accountability."""
    is_leader = by.kind == PostKind.SIGNING_LEADER and by.organ_level == "county"
    return is_leader or policies.is_county_office(by)


def held_to_account(by: Acting, organ_id: int) -> OrganRow:
    """Return a unit below the county to those who hold it to account; raise NotVisible for everybody else, the unit included."""
    organ = organs.organ_by_id(organ_id)
    if not (holds_to_account(by) and policies.is_above(by, organ)):
        raise NotVisible(organ.code)
    return organ


def account_step(by: Acting, organ: OrganRow, state: str, act: AccountAct) -> Move[AccountState, AccountAct]:
    """Return the move of this act; raise Refused when the state allows none, or when it is the other one's to decide."""
    step = account_transition(AccountState(state), act)
    if isinstance(step, Verdict):
        raise Refused(step)
    if not policies.owns(by, organ, step):
        raise Refused(refused(f"{ACT_WORDS[act]}由{step.whose}来定。", FINDINGS, "account.not_yours"))
    return step


def gathering_step(state: str, act: GatheringAct) -> Move[GatheringState, GatheringAct]:
    """Return the move of this act; raise Refused with the reason when the state allows none."""
    step = gathering_transition(GatheringState(state), act)
    if isinstance(step, Verdict):
        raise Refused(step)
    return step
