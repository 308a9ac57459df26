"""From receipt to the answer: take a message up, have a unit answer, extend, pass on, or say where it belongs."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from mingbai.accounts.values import Acting, Doing
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible, require
from mingbai.core.sealing import open_sealed, seal
from mingbai.core.words import day, one_line
from mingbai.mailbox import policies
from mingbai.mailbox.actions.common import begin, lock, opened, set_dates, settle
from mingbai.mailbox.actions.receive import enter
from mingbai.mailbox.checks import for_lists, for_sender
from mingbai.mailbox.models import Message
from mingbai.mailbox.values import Contents, contents_of
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ
from mingbai.statute.mailbox.clock import may_extend
from mingbai.statute.mailbox.states import DIRECTION_TOLD, Direction, MessageAct, MessageKind

REASON, TITLE = 200, 60


def take_up(*, message_id: int, title: str, revision: int | None = None, by: Acting, at: datetime) -> None:
    """Take a message up and give it the line that stands for it in lists."""
    with open_act(by=by, at=at) as done:
        row, move = begin(done, message_id, MessageAct.TAKE_UP, revision)
        row.title = for_lists(opened(row), title, "事由", field="title", longest=TITLE, on=done.today)
        settle(done, row, move, "title")


def assign(
    *, message_id: int, section: str = "", unit: str = "", what: str = "", revision: int | None = None, by: Acting, at: datetime
) -> None:
    """Have a section of the organ, or a unit below it, write the answer; the unit sees the words, not who wrote them."""
    with open_act(by=by, at=at) as done:
        row, move = begin(done, message_id, MessageAct.ASSIGN, revision)
        row.assigned_section = one_line(section, "交给哪个办公室", "section", 60, required=False)
        row.assigned_to_id = _unit_below(row, unit)
        if not row.assigned_section and row.assigned_to_id is None:
            raise Invalid("写交给哪个办公室，或者选一个村、社区。", "section")
        note = one_line(what, "要求", "what", REASON, required=False)
        settle(done, row, move, "assigned_section", "assigned_to", note=note)


def extend(*, message_id: int, workdays: int, reason: str, revision: int | None = None, by: Acting, at: datetime) -> None:
    """Extend the time for the answer, once; the sender reads the new day and the reason."""
    with open_act(by=by, at=at) as done:
        row, move = begin(done, message_id, MessageAct.EXTEND, revision)
        verdict = may_extend(
            MessageKind(row.kind),
            workdays,
            on=done.today,
            due_on=row.due_on,
            extended_before=row.more_workdays > 0,
            settings=settings.MAILBOX,
        )
        require(verdict)
        why = for_sender(reason, "延长的理由，来信人看得到", "reason", done.today)
        row.more_workdays = workdays
        set_dates(row, done.today)
        settle(done, row, move, "more_workdays", "due_on", "remind_on", "is_provisional", "counted_by", note=why)


def move(*, message_id: int, to: str, reason: str, revision: int | None = None, by: Acting, at: datetime) -> int:
    """Pass a message to another organ of the county, whose business it is; return its key there.

    Its clock runs on. The sender reads of it, and goes on with the number and code that they have.
    """
    with open_act(by=by, at=at) as done:
        row, step = begin(done, message_id, MessageAct.MOVE, revision)
        if to not in {one.code for one in organs.tree()} or to == row.organ.code:
            raise Invalid("选转给哪个单位。", "to")
        try:
            organ = policies.organ_open_to_all(to)
        except NotVisible:
            raise Invalid("选转给哪个单位。", "to") from None
        why = for_sender(reason, "为什么转，来信人看得到", "reason", done.today)
        done.lock(Organ, pk=organ.id)
        copy = Message(kind=row.kind, contents=row.contents, may_publish=row.may_publish, received_on=row.received_on)
        there, _ = enter(done, organ, copy)
        # Their code is that of the number which the sender has.
        there.code = ""
        there.save(update_fields=["code"])
        done.bind("message", there.pk)
        row.moved_to, row.answer = there, seal(f"这件事由{organ.name}办理，{day(done.today)}已经转去。{why}")
        settle(done, row, step, "moved_to", "answer", note=f"转{organ.short_name}（{there.number}）：{why}")
    return there.pk


def redirect(
    *, message_id: int, direction: str, told: str = "", title: str = "", revision: int | None = None, by: Acting, at: datetime
) -> None:
    """Tell the sender where their matter belongs: information by application, petitions, discipline, or elsewhere."""
    with open_act(by=by, at=at) as done:
        row, move = begin(done, message_id, MessageAct.REDIRECT, revision)
        if direction not in {one.value for one in Direction}:
            raise Invalid("选去哪里办。", "direction")
        row.direction, first = direction, DIRECTION_TOLD[Direction(direction)]
        more = told.strip()
        if more or not first:
            more = for_sender(more, "去哪里办、怎么找，例如地址、电话", "told", done.today, 500)
        _title(done, row, title)
        row.answer = seal("\n".join(part for part in (first, more) if part))
        settle(done, row, move, "direction", "answer", "title")


def set_aside(*, message_id: int, reason: str, revision: int | None = None, by: Acting, at: datetime) -> None:
    """Set aside what asks for nothing: an advertisement, letters typed at random; the sender reads why."""
    with open_act(by=by, at=at) as done:
        row, move = begin(done, message_id, MessageAct.SET_ASIDE, revision)
        row.answer = seal(for_sender(reason, "为什么不办，来信人看得到", "reason", done.today))
        settle(done, row, move, "answer")


def read_contact(*, message_id: int, by: Acting, at: datetime) -> Contents:
    """Return who wrote and how to reach them, with a line in the trail of who asked."""
    with open_act(by=by, at=at) as done:
        organ, row = lock(done, message_id)
        done.note("message.contact_read", row.subject, {"organ": organ.code, "number": row.number})
    return contents_of(open_sealed(row.contents))


def _title(done: Doing, row: Message, title: str) -> None:
    """Word the line for lists where the message has none yet."""
    if not row.title:
        row.title = for_lists(opened(row), title, "事由", field="title", longest=TITLE, on=done.today)


def _unit_below(row: Message, code: str) -> int | None:
    """Return the key of a unit below the organ; None where none is chosen."""
    if not code:
        return None
    found = next((one for one in organs.tree() if one.code == code and one.parent_id == row.organ_id and one.is_open), None)
    if found is None:
        raise Invalid("选一个本单位下面的村、社区。", "unit")
    return found.id
