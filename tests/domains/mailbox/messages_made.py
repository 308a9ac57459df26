"""Messages of the small county for tests; nobody in them is real."""

from __future__ import annotations

from datetime import datetime
from itertools import count

from mingbai.accounts.values import Acting, system
from mingbai.mailbox.actions import answering, handling, receive
from mingbai.mailbox.actions.selection import Pair, propose
from mingbai.mailbox.models import Message
from mingbai.mailbox.values import Contents, SentReceipt
from mingbai.organs import queries as organs
from mingbai.statute.mailbox.states import MessageKind
from support import NOW

PHONE = "13900000001"
TEXT = f"周沟村的路灯坏了半年，什么时候修？我的电话是{PHONE}。"
CONTENTS = Contents(text=TEXT, name="喆堃祎", contact=PHONE, place="周沟村")
ANSWER = "路灯由镇上修，3月20日以前修好。有问题打0954-7012345。"
PAIR = Pair("周沟村路灯什么时候修", "周沟村的路灯坏了半年，什么时候修？", ANSWER)
_forms = count(1)


def sent(
    organ: str = "baiyang", kind: MessageKind = MessageKind.ADVICE, contents: Contents = CONTENTS, at: datetime = NOW
) -> SentReceipt:
    by = system(organs.organ(organ))
    form = f"form {next(_forms)}"
    told = {"contents": contents, "may_publish": True, "address": form, "by": by, "at": at}
    return receive.send(form=form, kind=kind, **told)


def row_of(message: SentReceipt) -> Message:
    return Message.objects.get(pk=message.message_id)


def taken_up(by: Acting, **told: object) -> Message:
    row = row_of(sent(**told))  # type: ignore[arg-type]
    handling.take_up(message_id=row.pk, title="周沟村路灯", by=by, at=NOW)
    return row


def handed_in(by: Acting) -> Message:
    row = taken_up(by)
    answering.hand_in(message_id=row.pk, text=ANSWER, by=by, at=NOW)
    return row


def answered(by: Acting, checker: Acting) -> Message:
    row = handed_in(by)
    answering.confirm(message_id=row.pk, fits=True, by=checker, at=NOW)
    return row


def proposed(by: Acting, checker: Acting) -> Message:
    row = answered(by, checker)
    propose(message_id=row.pk, pair=PAIR, by=by, at=NOW)
    return row
