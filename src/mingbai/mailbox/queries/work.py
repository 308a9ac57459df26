"""One message with everything its page shows, for whoever opens it."""

from __future__ import annotations

from mingbai.accounts.policies import acts_of
from mingbai.accounts.values import Acting
from mingbai.core import sealing
from mingbai.core.errors import NotVisible
from mingbai.core.sealing import open_sealed
from mingbai.mailbox import policies
from mingbai.mailbox.models import Message, MessageStep, Selection
from mingbai.mailbox.queries.listing import rows_of
from mingbai.mailbox.queries.selected import selection_row
from mingbai.mailbox.values import Contents, MessageStepRow, WorkMessage, contents_of
from mingbai.organs.queries import row_of
from mingbai.statute.mailbox.answers import SHOWING_MOVES
from mingbai.statute.mailbox.states import TRANSITIONS, Direction, MessageAct


def work_message(*, by: Acting, message_id: int) -> WorkMessage:
    """Return a message for its page; raise NotVisible for anyone who does not open it.

    The unit that was asked to answer sees the words, the place and the draft, and nothing of who wrote or of the history.
    """
    row = Message.objects.select_related("organ", "moved_to__organ").filter(pk=message_id).first()
    if row is None:
        raise NotVisible(str(message_id))
    is_reader = policies.reads(by, row.organ_id)
    is_assignee = policies.is_assignee(by, row.assigned_to_id, row.state)
    if not is_reader and not is_assignee:
        raise NotVisible(str(message_id))
    organ, trouble = row_of(row.organ), sealing.trouble()
    contents = Contents("") if trouble else contents_of(open_sealed(row.contents))
    chosen = Selection.objects.select_related("message", "organ").filter(message=row).first() if is_reader else None
    return WorkMessage(
        row=rows_of(Message.objects.filter(pk=row.pk))[0],
        organ=organ,
        revision=row.revision,
        text=contents.text,
        place=contents.place,
        page=contents.page,
        has_contact=is_reader and bool(contents.name or contents.contact),
        may_publish=row.may_publish,
        more_workdays=row.more_workdays,
        answer="" if trouble else open_sealed(row.answer),
        drafter=row.drafter,
        checker=row.checker,
        direction=Direction(row.direction) if row.direction else None,
        moved_to=f"{row.moved_to.organ.short_name}（{row.moved_to.number}）" if row.moved_to else "",
        moved_from=_moved_from(row),
        steps=_steps(row) if is_reader and not trouble else (),
        acts=acts_of(by, organ, row.state, TRANSITIONS) if is_reader else frozenset({MessageAct.DRAFT}),
        is_own_draft=row.drafted_by_id == by.person_id,
        selection=selection_row(chosen) if chosen else None,
        showing_acts=acts_of(by, organ, chosen.state, SHOWING_MOVES) if chosen else frozenset(),
        is_own_proposal=chosen is not None and chosen.proposed_by_id == by.person_id,
        is_assignee=is_assignee,
        is_erased=row.erased_at is not None,
        trouble=trouble,
    )


def _moved_from(row: Message) -> str:
    first = Message.objects.select_related("organ").filter(moved_to=row).first()
    return f"{first.organ.short_name}（{first.number}）" if first else ""


def _steps(row: Message) -> tuple[MessageStepRow, ...]:
    found = MessageStep.objects.filter(message=row).order_by("id")
    return tuple(MessageStepRow(one.at, MessageAct(one.act), one.signed, open_sealed(one.note)) for one in found)
