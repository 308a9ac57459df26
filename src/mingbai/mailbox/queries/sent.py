"""What the sender of a message sees of it, with number and code."""

from __future__ import annotations

from datetime import date

from mingbai.core import sealing
from mingbai.core.sealing import open_sealed
from mingbai.mailbox.models import Message, MessageStep
from mingbai.mailbox.values import Contents, SentStatus, contents_of
from mingbai.statute.mailbox.states import OPEN, Direction, MessageAct, MessageKind, MessageState

MOST_ALIKE = 20
MARK = 32
NO_CODE = "0" * 64


def row_opened(number: str, code: str) -> Message | None:
    """Return the message that the code opens; how long it takes does not tell which numbers there are."""
    # Two organs may have the same number, each with a code of its own.
    rows = list(Message.objects.filter(number=number).exclude(code="").order_by("id")[:MOST_ALIKE])
    codes = [row.code for row in rows] or [NO_CODE]
    opened = [sealing.is_code(number, code, digest) for digest in codes]
    return next((row for row, is_it in zip(rows, opened, strict=False) if is_it), None)


def mark_of(row: Message) -> str:
    """Return what tells that a browser once gave the code of a message."""
    return row.code[:MARK]


def remembered(message_id: int, mark: str) -> SentStatus | None:
    """Return what the sender sees of the message that they opened a moment ago; of one passed on, how it stands there."""
    first = Message.objects.select_related("organ").filter(pk=message_id).exclude(code="").first()
    if first is None or mark_of(first) != mark:
        return None
    row, said = first, list[str]()
    while row.state == MessageState.MOVED and row.moved_to_id is not None:
        said.append(open_sealed(row.answer))
        row = Message.objects.select_related("organ").get(pk=row.moved_to_id)
    return _status(first.number, row, "\n".join(said))


def _status(number: str, row: Message, moved: str) -> SentStatus:
    state = MessageState(row.state)
    extension = MessageStep.objects.filter(message=row, act=MessageAct.EXTEND.value).order_by("-id").first()
    return SentStatus(
        message_id=row.pk,
        number=number,
        kind=MessageKind(row.kind),
        organ_code=row.organ.code,
        organ_name=row.organ.name,
        state=state,
        received_on=row.received_on,
        due_on=row.due_on,
        is_extended=row.more_workdays > 0,
        extension_reason=open_sealed(extension.note) if extension else "",
        # A draft is nobody's answer yet.
        answer="" if state in OPEN else open_sealed(row.answer),
        ended_on=row.ended_on,
        direction=Direction(row.direction) if row.direction else None,
        question=contents_of(open_sealed(row.contents)).text,
        moved_from=moved,
        is_erased=row.erased_at is not None,
    )


def is_unanswered(row: SentStatus, on: date) -> bool:
    """Return whether the last day is over and nothing was answered."""
    return row.state in OPEN and on > row.due_on


def asked_for(message_id: int) -> Contents:
    """Return what the sender of a message wrote, for themselves."""
    return contents_of(open_sealed(Message.objects.values_list("contents", flat=True).get(pk=message_id)))
