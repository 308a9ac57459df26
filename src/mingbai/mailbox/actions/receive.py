"""What people without an account do: send a message, once, and look at where it stands. The organ's system signs for them."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.conf import settings

from mingbai.accounts.values import Acting, Doing
from mingbai.cases.actions.doors import count_use, count_wrong, has_to_wait
from mingbai.cases.actions.online import SLOWED
from mingbai.core import numbering, sealing
from mingbai.core.acts import Signer, open_act
from mingbai.core.errors import Invalid
from mingbai.mailbox import policies
from mingbai.mailbox.actions.common import set_dates
from mingbai.mailbox.models import Message
from mingbai.mailbox.queries.sent import mark_of, row_opened
from mingbai.mailbox.values import Contents, OpenedMessage, SentReceipt, tidy
from mingbai.organs.models import Organ
from mingbai.organs.queries import OrganRow
from mingbai.statute.mailbox.states import MessageKind

GOVERNMENTS = frozenset({"county", "township"})
# The uses of these doors are kept for a day, as those of applications are, without the address itself.
SENDING, CODE, NUMBER = "mail", "mailcode", "mailnum"
TOO_MANY = "从这个网络地址寄出的来信太多，这一件还没有寄出。过一个小时再寄；急用的，打电话或者当面说。"
SENT_BEFORE = "这一件已经寄出了，没有再寄一遍。用回执上的编号和查询码查办到哪一步；回执没有抄下来的，打电话问。"
WRONG = "编号或者查询码不对。照着回执再输一次。"


def send(
    *, form: str, kind: MessageKind, contents: Contents, may_publish: bool, address: str, by: Acting, at: datetime
) -> SentReceipt:
    """Take a message in, give it its number and its code, and start its clock; a form is taken once.

    Of the network address nothing is kept but a keyed digest, for a day, to count how often it sent.
    """
    organ = policies.organ_to_receive(by)
    kept = tidy(kind, contents)
    digest = hashlib.sha256(form.encode()).hexdigest()
    with open_act(by=by, at=at) as done:
        # One after the other: the number, and the second press of the same button.
        done.lock(Organ, pk=organ.id)
        if Message.objects.filter(form=digest).exists():
            raise Invalid(SENT_BEFORE)
        count_use(done, SENDING, address, settings.MAILBOX.sendings_an_hour, TOO_MANY)
        row, code = enter(done, organ, Message(kind=kind.value, contents=sealing.seal(kept.as_text()), form=digest))
        row.may_publish = may_publish
        row.save(update_fields=["may_publish"])
        done.bind("message", row.pk)
        said = {"organ": organ.code, "number": row.number, "kind": row.kind, "received_on": row.received_on}
        done.note("message.received", row.subject, said)
    return SentReceipt(row.pk, row.number, code, row.due_on)


def enter(done: Doing, organ: OrganRow, row: Message) -> tuple[Message, str]:
    """Write the row of a message inside the caller's act, with its number and its days; return it with its code."""
    row.organ_id, row.number = organ.id, _free_number(organ, done.today.year)
    row.received_on = row.received_on or done.today
    row.created_at = row.changed_at = done.at
    set_dates(row, done.today)
    code = sealing.new_code()
    row.code = sealing.code_digest(row.number, code)
    row.save()
    return row, code


def open_message(*, number: str, code: str, address: str, by: Signer, at: datetime) -> OpenedMessage:
    """Return the message that the code opens; raise Invalid otherwise. The trail keeps each wrong try, not what was typed."""
    doors = ((CODE, address, settings.APPLY_WRONG_CODES), (NUMBER, number, settings.APPLY_WRONG_CODES_OF_NUMBER))
    if any(has_to_wait(door, whose, most) for door, whose, most in doors):
        raise Invalid(SLOWED, "code")
    row = row_opened(number, code)
    if row is not None:
        return OpenedMessage(row.pk, mark_of(row))
    with open_act(by=by, at=at) as done:
        for door, whose, _ in doors:
            count_wrong(done, door, whose)
        done.note("message.code_refused", "messages", {"address": address})
    raise Invalid(WRONG, "code")


def _free_number(organ: OrganRow, year: int) -> str:
    """Return the next number of the organ's letters: 白信〔2026〕1号."""
    sign = organ.short_name[0] if organ.level in GOVERNMENTS else organ.short_name
    text = numbering.next_number(
        series=f"message:{organ.code}:{year}",
        template=f"{organ.code}:{sign}信〔{year}〕{{n}}号",
        subject=f"messages:{organ.code}",
    )
    return text.removeprefix(f"{organ.code}:")
