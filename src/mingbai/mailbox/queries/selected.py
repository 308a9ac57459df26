"""What everybody may read of messages: questions with their answers, and how many came and were answered."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Count, F, Q

from mingbai.core.paging import PAGE, SHORT, ListPage, cut, joined, older
from mingbai.core.words import in_china
from mingbai.mailbox.models import Message, Selection
from mingbai.mailbox.queries.listing import rows_of
from mingbai.mailbox.values import MessageRow, SelectionRow, YearCount
from mingbai.statute.mailbox.answers import Showing
from mingbai.statute.mailbox.states import MessageKind, MessageState

ANSWERED = Q(state=MessageState.ANSWERED.value)
IN_TIME = ANSWERED & Q(ended_on__lte=F("due_on"))
# Passed on, a message is counted by the organ that answers it.
COUNTED = ~Q(state__in=(MessageState.MOVED.value, MessageState.SET_ASIDE.value))
SHOWS = {"received": COUNTED, "answered": ANSWERED, "in-time": IN_TIME}


def selection_row(row: Selection) -> SelectionRow:
    """Return a pair whose message and organ are loaded."""
    return SelectionRow(
        message_id=row.message_id,
        organ_code=row.organ.code,
        kind=MessageKind(row.message.kind),
        state=Showing(row.state),
        title=row.title,
        question=row.question,
        answer=row.answer,
        proposer_id=row.proposed_by_id,
        proposer=row.proposer,
        releaser=row.releaser,
        reason=row.reason,
        shown_on=in_china(row.shown_at).date() if row.shown_at else None,
        revision=row.revision,
        received_on=row.message.received_on,
        answered_on=row.message.ended_on,
    )


def shown(organ_id: int, *, at: datetime, kind: str = "", after: str = "", limit: int = SHORT) -> ListPage[SelectionRow]:
    """Return a page of what is shown, newest first."""
    found = Selection.objects.select_related("message", "organ").filter(
        organ_id=organ_id, state=Showing.SHOWN.value, shown_at__lte=at
    )
    if kind in {one.value for one in MessageKind}:
        found = found.filter(message__kind=kind)
    if after:
        found = found.filter(older(after, "shown_at"))
    rows = list(found.order_by("-shown_at", "-id")[: limit + 1])
    keys = {row.message_id: joined_moment(row) for row in rows}
    return cut((selection_row(row) for row in rows), limit, lambda row: keys[row.message_id])


def one_shown(organ_id: int, message_id: int) -> SelectionRow | None:
    """Return one pair that is shown."""
    found = Selection.objects.select_related("message", "organ").filter(message_id=message_id, organ_id=organ_id)
    row = found.filter(state=Showing.SHOWN.value).first()
    return selection_row(row) if row else None


def joined_moment(row: Selection) -> str:
    """Return the key of a pair in the list by the moment from which it is shown."""
    assert row.shown_at is not None
    return joined(row.shown_at, row.pk)


def to_release(organ_id: int, on: date) -> tuple[SelectionRow, ...]:
    """Return the pairs that wait for a second person."""
    found = Selection.objects.select_related("message", "organ").filter(organ_id=organ_id, state=Showing.PROPOSED.value)
    found = found.filter(message__received_on__lte=on)
    return tuple(selection_row(row) for row in found.order_by("id")[:SHORT])


def year_counts(organ_id: int, until: date) -> tuple[YearCount, ...]:
    """Count by year of receipt, newest first, what came before a day and what became of it."""
    rows = Message.objects.filter(COUNTED, organ_id=organ_id, received_on__lt=until)
    counted = rows.values("received_on__year").annotate(
        received=Count("id"),
        answered=Count("id", filter=ANSWERED),
        in_time=Count("id", filter=IN_TIME),
        shown=Count("id", filter=Q(selection__state=Showing.SHOWN.value)),
    )
    return tuple(
        YearCount(one["received_on__year"], one["received"], one["answered"], one["in_time"], one["shown"])
        for one in counted.order_by("-received_on__year")
    )


def of_year(organ_id: int, year: int, show: str, until: date, *, after: int = 0, limit: int = PAGE) -> ListPage[MessageRow]:
    """Return the messages behind a figure: numbers and days, nobody's words."""
    found = Message.objects.filter(SHOWS[show], organ_id=organ_id, received_on__year=year, received_on__lt=until, id__gt=after)
    return cut(rows_of(found.order_by("id")[: limit + 1]), limit, lambda row: row.id)
