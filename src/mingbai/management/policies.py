"""Who keeps the records of management, and who says how often meetings are held."""

from __future__ import annotations

from mingbai.accounts import policies
from mingbai.accounts.values import Acting
from mingbai.core.errors import NotVisible, Refused
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.management.gatherings import GatheringAct, GatheringState, gathering_transition
from mingbai.statute.moves import Move
from mingbai.statute.verdict import Verdict


def readable(by: Acting, organ_id: int) -> OrganRow:
    """Return the organ to whoever reads its work; raise NotVisible for everybody else."""
    organ = organs.organ_by_id(organ_id)
    if not policies.may_read_organ(by, organ):
        raise NotVisible(organ.code)
    return organ


def gathering_step(state: str, act: GatheringAct) -> Move[GatheringState, GatheringAct]:
    """Return the move of this act; raise Refused with the reason when the state allows none."""
    step = gathering_transition(GatheringState(state), act)
    if isinstance(step, Verdict):
        raise Refused(step)
    return step
