"""Keeping messages: their days under a new holiday notice, their seal under a new key, and their end after their time."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from django.conf import settings

from mingbai.accounts.values import Acting
from mingbai.calendars import queries as calendars
from mingbai.core import sealing
from mingbai.core.acts import open_act
from mingbai.core.errors import NotVisible, Refused
from mingbai.core.trail import is_as_told
from mingbai.mailbox.actions.common import set_dates
from mingbai.mailbox.models import Message, MessageStep, Selection
from mingbai.mailbox.models.messages import OPEN_STATES
from mingbai.statute.mailbox.answers import Showing
from mingbai.statute.mailbox.clock import KEPT, kept_until
from mingbai.statute.posts import SYSTEM
from mingbai.statute.verdict import refused

AT_ONCE = 50
NOT_AS_TOLD = refused(
    "这件来信和审计记录里记的不一样，没有动它。先看“审计记录”里核对出的不同，从备份恢复以后再试。",
    KEPT,
    "message.not_as_told",
)


def erase_message(*, message_id: int, by: Acting, at: datetime) -> bool:
    """Remove sender and words from a message past its time, for the clock alone; return False when that was done before.

    What is shown of it by consent says nobody's name and stays. Raises Refused for one that no longer is what the trail says.
    """
    with open_act(by=by, at=at) as done:
        row = done.lock(Message, "organ", pk=message_id)
        if by.kind != SYSTEM or by.organ_id != row.organ_id:
            raise NotVisible(str(message_id))
        if row.erased_at is not None:
            return False
        if row.ended_on is None or done.today <= kept_until(row.ended_on, settings.MAILBOX):
            raise Refused(refused("保管期限没有满，或者还在办理，不能删除。", KEPT, "message.kept"))
        if not is_as_told([("message", row.pk)], row.organ.code):
            raise Refused(NOT_AS_TOLD)
        row.contents, row.answer, row.code, row.erased_at = "", "", "", at
        row.save(update_fields=["contents", "answer", "code", "erased_at"])
        MessageStep.objects.filter(message=row).exclude(note="").update(note="")
        # What was only proposed, or is taken down, is nobody's to read any more.
        for chosen in Selection.objects.filter(message=row).exclude(state=Showing.SHOWN.value):
            chosen.question = chosen.answer = ""
            chosen.save(update_fields=["question", "answer"])
            done.bind("selection", chosen.pk)
        done.bind("message", row.pk)
        done.note("message.erased", row.subject, {"organ": row.organ.code, "number": row.number})
    return True


def recount(*, by: Acting, at: datetime) -> int:
    """Compute the days of an organ's open messages anew under the latest holiday notice; return how many changed."""
    latest, _ = calendars.latest()
    changed = 0
    with open_act(by=by, at=at) as done:
        found = Message.objects.select_for_update().filter(organ_id=by.organ_id, state__in=OPEN_STATES).exclude(counted_by=latest)
        for row in found.order_by("id")[:AT_ONCE]:
            before = row.due_on
            set_dates(row, done.today)
            row.save(update_fields=["due_on", "remind_on", "is_provisional", "counted_by"])
            if row.due_on != before:
                changed += 1
                said = {"organ": by.organ_code, "number": row.number, "before": before, "after": row.due_on}
                done.note("message.dates_moved", row.subject, said)
        done.no_entry("dates that a new notice leaves as they are")
    return changed


def to_reseal() -> Iterator[int]:
    """Yield the organs with messages in which something is sealed by an older key."""
    for organ_id in Message.objects.order_by("organ_id").values_list("organ_id", flat=True).distinct():
        if any(_is_stale(row) for row in Message.objects.filter(organ_id=organ_id).order_by("id").iterator()):
            yield organ_id


def reseal_messages(*, by: Acting, at: datetime) -> int:
    """Seal the messages of an organ with the newest key; the trail vouches for the rows as they are then."""
    with open_act(by=by, at=at) as done:
        rows = Message.objects.select_for_update(of=("self",)).filter(organ_id=by.organ_id).order_by("id")
        stale: Collection[Message] = [row for row in rows if _is_stale(row)]
        if not is_as_told([("message", row.pk) for row in stale], by.organ_code):
            raise Refused(NOT_AS_TOLD)
        for row in stale:
            row.contents, row.answer = sealing.resealed(row.contents), sealing.resealed(row.answer)
            row.save(update_fields=["contents", "answer"])
            for step in MessageStep.objects.filter(message=row).exclude(note=""):
                MessageStep.objects.filter(pk=step.pk).update(note=sealing.resealed(step.note))
            done.bind("message", row.pk)
        if stale:
            done.note("message.resealed", f"organ:{by.organ_code}", {"organ": by.organ_code, "count": len(stale)})
    return len(stale)


def _is_stale(row: Message) -> bool:
    """Return whether an older key sealed anything of a message."""
    notes = MessageStep.objects.filter(message=row).values_list("note", flat=True)
    return any(sealing.resealed(one) != one for one in (row.contents, row.answer, *notes))
