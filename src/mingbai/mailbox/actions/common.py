"""Steps that the acts on a message share: lock it, ask whose the act is, move it on, keep the step."""

from __future__ import annotations

from datetime import date

from mingbai.accounts.values import Doing
from mingbai.calendars import queries as calendars
from mingbai.core import public
from mingbai.core.errors import NotVisible, Stale
from mingbai.core.sealing import open_sealed, seal
from mingbai.mailbox import policies
from mingbai.mailbox.models import Message, MessageStep
from mingbai.mailbox.queries.clock import limit
from mingbai.mailbox.values import Contents, contents_of
from mingbai.organs.queries import OrganRow, row_of
from mingbai.statute.mailbox.states import OPEN, MessageAct, MessageKind, MessageState
from mingbai.statute.moves import Move


def lock(done: Doing, message_id: int, revision: int | None = None) -> tuple[OrganRow, Message]:
    """Return the organ and the message, locked until the act ends; raise NotVisible for anyone who does not open it."""
    row = done.lock(Message, "organ", pk=message_id)
    if not policies.reads(done.by, row.organ_id):
        raise NotVisible(str(message_id))
    check_fresh(row, revision)
    return row_of(row.organ), row


def begin(
    done: Doing, message_id: int, act: MessageAct, revision: int | None = None
) -> tuple[Message, Move[MessageState, MessageAct]]:
    """Lock a message for an act of the table; raise Refused when its state or this person's post does not allow it."""
    organ, row = lock(done, message_id, revision)
    return row, policies.step(done.by, organ, row.state, act)


def check_fresh(row: Message, revision: int | None) -> None:
    """Raise Stale when somebody changed the message since the page was drawn."""
    if revision is not None and revision != row.revision:
        raise Stale.of("这件来信")


def opened(row: Message) -> Contents:
    """Return what the sender wrote."""
    return contents_of(open_sealed(row.contents))


def settle(done: Doing, row: Message, move: Move[MessageState, MessageAct], *names: str, note: str = "") -> None:
    """Move the message on, write what changed and the step; the new revision makes pages drawn before it stale."""
    row.state, row.changed_at, row.revision = move.to.value, done.at, row.revision + 1
    row.ended_on = None if move.to in OPEN else done.today
    row.save(update_fields=["state", "changed_at", "revision", "ended_on", *names])
    MessageStep.objects.create(
        message=row, act=move.act.value, note=seal(note), person_id=done.by.person_id, signed=done.signature, at=done.at
    )
    # The public page lists numbers with their states, and counts answers.
    public.touch(row.organ.code, f"mail:{row.organ.code}")
    done.bind("message", row.pk)
    said = {"organ": row.organ.code, "number": row.number, "title": row.title}
    done.note(move.event, row.subject, said)


def set_dates(row: Message, on: date) -> None:
    """Compute the days of a message anew, as they are known on a day."""
    found = limit(MessageKind(row.kind), row.received_on, on, more=row.more_workdays)
    row.due_on, row.remind_on, row.is_provisional = found.judge_by, found.remind_by, found.is_provisional
    row.counted_by, _ = calendars.latest()
