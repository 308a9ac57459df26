"""Who plans and holds open days, and who sees who signed up."""

from __future__ import annotations

from mingbai.accounts import policies
from mingbai.accounts.values import Acting
from mingbai.core.errors import NotVisible, Refused
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.registers.policies import organ_to_register
from mingbai.statute.moves import Move
from mingbai.statute.outreach.open_days import TRANSITIONS, DayAct, DayState, day_transition
from mingbai.statute.verdict import Verdict

__all__ = ["day_acts", "day_step", "may_see_guests", "organ_to_read", "organ_to_register"]


def organ_to_read(by: Acting, organ_id: int) -> OrganRow:
    """Return the organ to whoever reads its work; raise NotVisible for all others."""
    organ = organs.organ_by_id(organ_id)
    if not policies.may_read_organ(by, organ):
        raise NotVisible(organ.code)
    return organ


def may_see_guests(by: Acting, organ: OrganRow) -> bool:
    """Return whether this person sees who signed up: those who hold the day, nobody above them."""
    return policies.may_work_for(by, organ)


def day_acts(by: Acting, organ: OrganRow, state: DayState) -> frozenset[DayAct]:
    """Return what this person may do with an open day now."""
    return policies.acts_of(by, organ, state, TRANSITIONS)


def day_step(by: Acting, organ_id: int, state: str, act: DayAct) -> Move[DayState, DayAct]:
    """The move of an open day for the organ's clerks and section heads, if its state allows it."""
    organ_to_register(by, organs.organ_by_id(organ_id).code)
    found = day_transition(DayState(state), act)
    if isinstance(found, Verdict):
        raise Refused(found)
    return found
