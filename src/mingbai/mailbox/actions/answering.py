"""The answer: written, handed in, compared with the question by another person, and sent."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible, require
from mingbai.core.sealing import seal
from mingbai.core.words import measured, trimmed_lines
from mingbai.mailbox import policies
from mingbai.mailbox.actions.common import begin, check_fresh, settle
from mingbai.mailbox.models import Message
from mingbai.mailbox.values import ANSWER_LONGEST
from mingbai.organs.queries import row_of
from mingbai.statute.mailbox.answers import may_confirm
from mingbai.statute.mailbox.states import TRANSITIONS, MessageAct, MessageState
from mingbai.statute.moves import move_of

SHORTEST = 4


def draft(*, message_id: int, text: str, revision: int | None = None, by: Acting, at: datetime) -> None:
    """Keep the answer written so far: by the organ itself, or by the unit that was asked to answer."""
    kept = _answer(text)
    with open_act(by=by, at=at) as done:
        row = done.lock(Message, "organ", pk=message_id)
        if policies.is_assignee(by, row.assigned_to_id, row.state):
            found = move_of(TRANSITIONS, MessageState(row.state), MessageAct.DRAFT)
            assert found is not None
        elif policies.reads(by, row.organ_id):
            found = policies.step(by, row_of(row.organ), row.state, MessageAct.DRAFT)
        else:
            raise NotVisible(str(message_id))
        check_fresh(row, revision)
        row.answer, row.drafted_by_id, row.drafter = seal(kept), by.person_id, done.signature
        settle(done, row, found, "answer", "drafted_by_id", "drafter")


def hand_in(*, message_id: int, text: str, revision: int | None = None, by: Acting, at: datetime) -> None:
    """Hand the answer in to be compared with the question by somebody else."""
    kept = _answer(text)
    with open_act(by=by, at=at) as done:
        row, move = begin(done, message_id, MessageAct.HAND_IN, revision)
        row.answer, row.drafted_by_id, row.drafter = seal(kept), by.person_id, done.signature
        settle(done, row, move, "answer", "drafted_by_id", "drafter")


def send_back(*, message_id: int, reason: str, revision: int | None = None, by: Acting, at: datetime) -> None:
    """Return an answer with what it lacks."""
    why = measured(reason, "reason", "答复差什么", longest=500)
    with open_act(by=by, at=at) as done:
        row, move = begin(done, message_id, MessageAct.RETURN, revision)
        settle(done, row, move, note=why)


def confirm(*, message_id: int, fits: bool, revision: int | None = None, by: Acting, at: datetime) -> None:
    """Confirm that the answer fits the question; from then on the sender reads it."""
    with open_act(by=by, at=at) as done:
        row, move = begin(done, message_id, MessageAct.CONFIRM, revision)
        require(may_confirm(is_drafter=row.drafted_by_id == by.person_id, fits=fits))
        row.checked_by_id, row.checker = by.person_id, done.signature
        settle(done, row, move, "checked_by_id", "checker")


def _answer(text: str) -> str:
    kept = trimmed_lines(text)
    if not SHORTEST <= len(kept) <= ANSWER_LONGEST:
        raise Invalid(f"答复写{SHORTEST}到{ANSWER_LONGEST}个字。", "text")
    return kept
