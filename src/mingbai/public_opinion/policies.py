"""Who records and answers what is said in public."""

from __future__ import annotations

from mingbai.accounts import policies
from mingbai.accounts.values import Acting
from mingbai.core.errors import NotVisible, Refused
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.registers.policies import organ_to_register
from mingbai.statute.moves import Move
from mingbai.statute.public_opinion.answering import (
    ACT_WORDS,
    BY_OTHERS,
    TRANSITIONS,
    OpinionAct,
    OpinionState,
    opinion_transition,
)
from mingbai.statute.verdict import Verdict, refused

__all__ = ["opinion_acts", "opinion_step", "organ_to_read", "organ_to_register"]


def organ_to_read(by: Acting, organ_id: int) -> OrganRow:
    """Return the organ to whoever reads its work; raise NotVisible for all others."""
    organ = organs.organ_by_id(organ_id)
    if not policies.may_read_organ(by, organ):
        raise NotVisible(organ.code)
    return organ


def opinion_acts(by: Acting, organ: OrganRow, state: OpinionState) -> frozenset[OpinionAct]:
    """Return what this person may do about an event now."""
    return policies.acts_of(by, organ, state, TRANSITIONS)


def opinion_step(by: Acting, organ_id: int, state: str, act: OpinionAct) -> Move[OpinionState, OpinionAct]:
    """The move of an event, if its state allows it and this person's post owns it."""
    organ = organ_to_read(by, organ_id)
    found = opinion_transition(OpinionState(state), act)
    if isinstance(found, Verdict):
        raise Refused(found)
    if not policies.owns(by, organ, found):
        raise Refused(refused(f"{ACT_WORDS[act]}由本机关的{found.whose}来做。", BY_OTHERS, f"opinion_owner.{act}"))
    return found
