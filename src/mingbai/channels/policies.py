"""Who may record deliveries and keep the channels."""

from __future__ import annotations

from mingbai.accounts import policies as accounts
from mingbai.accounts.values import Acting
from mingbai.core.errors import Refused
from mingbai.entries.policies import organ_to_review
from mingbai.organs.models import Organ
from mingbai.organs.queries import OrganRow, row_of
from mingbai.registers import policies
from mingbai.statute.citation import regulations
from mingbai.statute.disclosure.deliveries import ACT_WORDS as ACT_OF_DELIVERY
from mingbai.statute.disclosure.deliveries import TRANSITIONS as DELIVERY_TRANSITIONS
from mingbai.statute.disclosure.deliveries import DeliveryAct, DeliveryState, delivery_transition
from mingbai.statute.disclosure.imports import ACT_WORDS, TRANSITIONS, BatchAct, BatchState, batch_transition
from mingbai.statute.moves import Move
from mingbai.statute.posts import SYSTEM
from mingbai.statute.verdict import Verdict, refused

__all__ = [
    "batch_acts",
    "batch_step",
    "delivery_acts",
    "delivery_step",
    "is_in",
    "may_keep_accounts",
    "may_keep_channels",
    "may_send",
    "organ_to_record",
    "organ_to_review",
]


def organ_to_record(by: Acting, organ_code: str) -> OrganRow:
    """Return the organ to its clerks and section heads, who record its deliveries."""
    return policies.organ_to_register(by, organ_code)


def may_send(by: Acting, organ: Organ) -> bool:
    """Return whether this person sends for the organ."""
    return accounts.may_work_for(by, row_of(organ))


def may_keep_accounts(by: Acting) -> bool:
    """Return whether this person enters the organs' accounts on channels: the system administrator, the county office, or
    whoever runs commands on the machine itself.
    """
    return accounts.may_manage_accounts(by) or may_keep_channels(by) or by.kind == SYSTEM


def may_keep_channels(by: Acting) -> bool:
    """Return whether this person is in the county office, which alone keeps the channels."""
    return accounts.is_county_office(by)


def batch_step(by: Acting, organ: OrganRow, state: str, act: BatchAct) -> Move[BatchState, BatchAct]:
    """The move of a batch, if its state allows it and this person's post owns it."""
    found = batch_transition(BatchState(state), act)
    if isinstance(found, Verdict):
        raise Refused(found)
    if not accounts.owns(by, organ, found):
        words = f"{ACT_WORDS[act]}由本机关的{found.whose}来做。"
        raise Refused(refused(words, regulations("第4条"), f"batch_owner.{act}"))
    return found


def delivery_step(by: Acting, organ_code: str, state: str, act: DeliveryAct) -> Move[DeliveryState, DeliveryAct]:
    """The move of a delivery for the organ's clerks and section heads, if its state allows it."""
    organ = organ_to_record(by, organ_code)
    found = delivery_transition(DeliveryState(state), act)
    if isinstance(found, Verdict):
        raise Refused(found)
    if not accounts.owns(by, organ, found):
        words = f"{ACT_OF_DELIVERY[act]}由{found.whose}来做。"
        raise Refused(refused(words, regulations("第23条"), f"delivery_owner.{act}"))
    return found


def delivery_acts(by: Acting, organ: OrganRow, state: DeliveryState) -> frozenset[DeliveryAct]:
    """What this person may do with a delivery now."""
    return accounts.acts_of(by, organ, state, DELIVERY_TRANSITIONS)


def batch_acts(by: Acting, organ: OrganRow, state: BatchState) -> frozenset[BatchAct]:
    """What this person may do with a batch now."""
    return accounts.acts_of(by, organ, state, TRANSITIONS)


def is_in(state: str, act: BatchAct) -> bool:
    """Whether the batch stands already where this act leads: the second press of one button."""
    return state in {move.to for move in TRANSITIONS if move.act is act}
