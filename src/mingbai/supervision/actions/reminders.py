"""Reminders (催办): the county office sends them, the unit answers, the office sees the answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.catalogue.queries import duty
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.words import measured
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.supervision import policies
from mingbai.supervision.models import Reminder


def remind(*, messages: Sequence[tuple[str, str]], duty_id: int | None = None, by: Acting, at: datetime) -> int:
    """Send each unit (by its code) its message; return how many are new. The same words are not repeated while they wait."""
    policies.county_office(by)
    asked = [(_reminded(by, code), measured(text, "text", "要催办的事", longest=500)) for code, text in messages]
    if not asked:
        raise Invalid("选至少一个单位。", "organ")
    if duty_id is not None and [duty(duty_id, at.date()).organ_id] != [organ.id for organ, _ in asked]:
        raise NotVisible(str(duty_id))
    sent = 0
    with open_act(by=by, at=at) as done:
        for organ, said in asked:
            if Reminder.objects.filter(organ_id=organ.id, duty=duty_id, text=said, answered_at__isnull=True).exists():
                continue
            row = Reminder.objects.create(organ_id=organ.id, duty_id=duty_id, text=said, sent_by=done.signature, sent_at=at)
            done.note("reminder.sent", row.subject, {"organ": organ.code, "duty": duty_id, "text": said})
            sent += 1
    return sent


def answer(*, reminder_id: int, text: str, by: Acting, at: datetime) -> None:
    """Answer a reminder; the county office sees it on its 今日. The same answer again changes nothing."""
    said = measured(text, "text", "办得怎么样、什么时候办完", longest=500)
    with open_act(by=by, at=at) as done:
        row = done.lock(Reminder, "organ", pk=reminder_id)
        policies.unit_to_answer_for(by, row.organ_id)
        if row.answer == said:
            return
        if row.answered_at is not None:
            raise Invalid("这条催办已经答复过，不能再改。要补充的，打电话告诉县政务公开主管。", "text")
        row.answer, row.answered_by, row.answered_at = said, done.signature, at
        row.save(update_fields=["answer", "answered_by", "answered_at"])
        done.note("reminder.answered", row.subject, {"organ": row.organ.code, "answer": said})


def see(*, reminder_id: int, by: Acting, at: datetime) -> None:
    """Record that the county office has seen an answer. Idempotent."""
    policies.county_office(by)
    with open_act(by=by, at=at) as done:
        row = done.lock(Reminder, "organ", pk=reminder_id)
        if not policies.may_supervise(by, organs.organ_by_id(row.organ_id)):
            raise NotVisible(str(reminder_id))
        if row.answered_at is None:
            raise Invalid("这条催办还没有答复，等单位答复以后再看；急的，打电话，或者再催办一次。", "")
        if row.seen_at is None:
            row.seen_at = at
            row.save(update_fields=["seen_at"])
            done.note("reminder.seen", row.subject, {"organ": row.organ.code})


def _reminded(by: Acting, code: str) -> OrganRow:
    organ = organs.organ(code)
    if not policies.may_supervise(by, organ) or organ.id == by.organ_id or not organ.is_open:
        raise NotVisible(code)
    return organ
