"""Lists of messages: numbers, matters and days; nobody's name and nobody's words."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from mingbai.accounts.policies import visible_organ
from mingbai.accounts.values import Acting
from mingbai.core.paging import LONG, PAGE, ListPage, cut, day_of, joined
from mingbai.mailbox.models import Message
from mingbai.mailbox.models.messages import OPEN_STATES
from mingbai.mailbox.values import MessageRow
from mingbai.statute.mailbox.answers import Showing
from mingbai.statute.mailbox.states import MessageKind, MessageState

COLUMNS = (
    "id", "organ_id", "number", "kind", "state", "title", "received_on", "due_on", "remind_on", "ended_on",
    "assigned_to__short_name", "assigned_section", "is_provisional", "selection__state",
)  # fmt: skip


def rows_of(found: QuerySet[Message]) -> tuple[MessageRow, ...]:
    """Return messages as rows of a list."""
    return tuple(_row(one) for one in found.values_list(*COLUMNS))


def open_messages(
    *, by: Acting, organ_code: str, on: date, kind: str = "", after: str = "", limit: int = PAGE
) -> ListPage[MessageRow]:
    """Return a page of the messages still to be answered, by their last day."""
    organ = visible_organ(by, organ_code)
    found = _of_kind(Message.objects.filter(organ_id=organ.id, state__in=OPEN_STATES, received_on__lte=on), kind)
    if place := day_of(after):
        found = found.filter(Q(remind_on__gt=place[0]) | Q(remind_on=place[0], id__gt=place[1]))
    rows = rows_of(found.order_by("remind_on", "id")[: limit + 1])
    return cut(rows, limit, lambda row: joined(row.remind_on, row.id))


def ended_messages(
    *, by: Acting, organ_code: str, on: date, kind: str = "", after: str = "", limit: int = PAGE
) -> ListPage[MessageRow]:
    """Return a page of the messages that are over, newest first."""
    organ = visible_organ(by, organ_code)
    found = _of_kind(Message.objects.filter(organ_id=organ.id, received_on__lte=on).exclude(state__in=OPEN_STATES), kind)
    if after.isascii() and after.isdecimal():
        found = found.filter(id__lt=int(after))
    return cut(rows_of(found.order_by("-id")[: limit + 1]), limit, lambda row: row.id)


def to_remind(organ_id: int, on: date, until: date) -> tuple[MessageRow, ...]:
    """Return the open messages of an organ due by a day, and those whose answer waits to be checked, by their last day."""
    due = Q(remind_on__lte=until) | Q(state__in=(MessageState.CHECKING.value, MessageState.RECEIVED.value))
    found = Message.objects.filter(due, organ_id=organ_id, state__in=OPEN_STATES, received_on__lte=on)
    return rows_of(found.order_by("remind_on", "id")[:LONG])


def assigned(*, by: Acting, on: date) -> tuple[MessageRow, ...]:
    """Return the messages that a unit was asked to answer."""
    found = Message.objects.filter(assigned_to_id=by.organ_id, state=MessageState.HANDLING.value, received_on__lte=on)
    return rows_of(found.order_by("remind_on", "id")[:LONG])


def open_late(organ_ids: Collection[int], on: date) -> dict[int, int]:
    """Count the messages past their last day, by organ."""
    found = dict[int, int]()
    late = Message.objects.filter(organ_id__in=list(organ_ids), state__in=OPEN_STATES, due_on__lt=on)
    for organ_id in late.values_list("organ_id", flat=True):
        found[organ_id] = found.get(organ_id, 0) + 1
    return found


def unanswered_between(first: date, last: date) -> tuple[tuple[int, date], ...]:
    """Return organ and day of the messages received from `first` to `last` that have no answer yet, oldest first."""
    found = Message.objects.filter(state__in=OPEN_STATES, received_on__range=(first, last)).order_by("received_on", "id")
    return tuple(found.values_list("organ_id", "received_on")[:LONG])


def _of_kind(found: QuerySet[Message], kind: str) -> QuerySet[Message]:
    return found.filter(kind=kind) if kind in {one.value for one in MessageKind} else found


def _row(one: tuple[Any, ...]) -> MessageRow:
    pk, organ_id, number, kind, state, title, received, due, remind, ended, unit, section, is_provisional, showing = one
    return MessageRow(
        pk,
        organ_id,
        number,
        MessageKind(kind),
        MessageState(state),
        title,
        received,
        due,
        remind,
        ended,
        unit or section,
        is_provisional,
        showing == Showing.SHOWN.value,
    )
