"""The words of messages on staff pages."""

from __future__ import annotations

from collections.abc import Mapping

from mingbai.accounts.values import Acting
from mingbai.mailbox.values import MessageRow, WorkMessage
from mingbai.statute.mailbox.answers import ShowingAct
from mingbai.statute.mailbox.states import KIND_WORDS, MessageState
from mingbai.statute.posts import WORKERS

TAGS: Mapping[MessageState, str] = {
    MessageState.RECEIVED: "",
    MessageState.HANDLING: "half",
    MessageState.CHECKING: "half",
    MessageState.ANSWERED: "done",
    MessageState.MOVED: "held",
    MessageState.REDIRECTED: "done",
    MessageState.SET_ASIDE: "none",
}


def heading(row: MessageRow) -> str:
    """Return what a message is called: its number with its matter, or with its kind until it is taken up."""
    return f"{row.number} {row.title or KIND_WORDS[row.kind]}"


def showing_acts(by: Acting, found: WorkMessage) -> tuple[ShowingAct, ...]:
    """Return what this person may do now about showing a message to everybody."""
    if found.selection is None:
        may = found.row.state is MessageState.ANSWERED and found.may_publish and not found.is_erased and by.kind in WORKERS
        return (ShowingAct.PROPOSE,) if may else ()
    barred = {ShowingAct.RELEASE} if found.is_own_proposal else set()
    return tuple(one for one in ShowingAct if one in found.showing_acts and one not in barred)
