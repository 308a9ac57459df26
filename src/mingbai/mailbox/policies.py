"""Who reads messages from the public, and which act is whose."""

from __future__ import annotations

from mingbai.accounts import policies
from mingbai.accounts.values import Acting
from mingbai.core.errors import NotVisible, Refused
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.committees import takes_applications
from mingbai.statute.mailbox.answers import SHOWING_ACT_WORDS, Showing, ShowingAct, showing_move
from mingbai.statute.mailbox.sources import GUIDE
from mingbai.statute.mailbox.states import ACT_WORDS, MessageAct, MessageState, message_move
from mingbai.statute.moves import Move
from mingbai.statute.posts import SYSTEM, WORKERS, PostKind
from mingbai.statute.verdict import Verdict, refused

READERS = (*WORKERS, PostKind.SIGNING_LEADER)
"""The posts of the organ itself that open a message."""


def organ_open_to_all(organ_code: str) -> OrganRow:
    """Return an organ to which the public writes: an administrative organ that is open; raise NotVisible for any other."""
    organ = organs.organ(organ_code)
    if not organ.is_open or not takes_applications(organ.level):
        raise NotVisible(organ_code)
    return organ


def organ_to_receive(by: Acting) -> OrganRow:
    """Return the organ for which the portal's form signs, as its system."""
    if by.kind != SYSTEM:
        raise NotVisible(by.organ_code)
    return organ_open_to_all(by.organ_code)


def reads(by: Acting, organ_id: int) -> bool:
    """Return whether this person opens the messages of the organ; whoever supervises it sees numbers and dates alone."""
    return by.organ_id == organ_id and by.kind in READERS


def is_assignee(by: Acting, assigned_to: int | None, state: str) -> bool:
    """Return whether this person belongs to the unit that was asked to answer: it reads the words, not who wrote them."""
    return assigned_to is not None and by.organ_id == assigned_to and by.kind in WORKERS and state == MessageState.HANDLING


def step(by: Acting, organ: OrganRow, state: str, act: MessageAct) -> Move[MessageState, MessageAct]:
    """Return the move; raise Refused when state or post do not allow it."""
    found = message_move(MessageState(state), act)
    if isinstance(found, Verdict):
        raise Refused(found)
    if not policies.owns(by, organ, found):
        raise Refused(refused(f"“{ACT_WORDS[act]}”由{found.whose}来做。", GUIDE, f"message.owner.{act}"))
    return found


def showing_step(by: Acting, organ: OrganRow, state: str, act: ShowingAct) -> Move[Showing, ShowingAct]:
    """Return the move of a pair of question and answer; raise Refused when its state or this post does not allow it."""
    found = showing_move(Showing(state), act)
    if isinstance(found, Verdict):
        raise Refused(found)
    if not policies.owns(by, organ, found):
        raise Refused(refused(f"“{SHOWING_ACT_WORDS[act]}”由{found.whose}来做。", GUIDE, f"selection.owner.{act}"))
    return found


def organ_of_box(by: Acting, organ_code: str) -> OrganRow:
    """Return the organ whose box this person keeps; raise NotVisible for one not readable, Refused for those who only read."""
    organ = policies.visible_organ(by, organ_code)
    if not policies.may_work_for(by, organ):
        raise Refused(refused("意见箱由本单位的经办或者科室负责人登记。", GUIDE, "box.not_own"))
    return organ
