"""What follows when something is missing: notice, answer, re-check."""

from __future__ import annotations

from datetime import date, datetime

from mingbai.accounts.values import Acting
from mingbai.core.acts import open_act
from mingbai.core.errors import Refused, require
from mingbai.core.words import measured
from mingbai.statute.supervision.visits import EACH_QUARTER, VisitAct, may_set_day
from mingbai.statute.verdict import refused
from mingbai.village_inspections.actions.common import facts, locked, moved
from mingbai.village_inspections.models import VisitObjection

LONGEST = 2000
OBJECTED = refused("村里提出的异议还没有处理，处理以后再发通知。", EACH_QUARTER, "notice_before_objection")


def notify(*, visit_id: int, text: str, due_on: date, by: Acting, at: datetime) -> None:
    """Send the village a notice of what it has to put right, by which day."""
    said = measured(text, "text", "要整改什么", longest=LONGEST)
    with open_act(by=by, at=at) as done:
        row = locked(done, visit_id)
        event = moved(done, row, VisitAct.NOTIFY)
        if VisitObjection.objects.filter(visit=row, decided_at__isnull=True).exists():
            raise Refused(OBJECTED)
        require(may_set_day(done.today, due_on))
        row.notice_text, row.notified_on, row.due_on = said, done.today, due_on
        row.save(update_fields=["state", "notice_text", "notified_on", "due_on"])
        done.note(event, row.subject, facts(row) | {"text": said, "due_on": due_on})


def answer(*, visit_id: int, text: str, by: Acting, at: datetime) -> None:
    """Answer a notice for the village. The same answer again changes nothing."""
    said = measured(text, "text", "改了什么", longest=LONGEST)
    with open_act(by=by, at=at) as done:
        row = locked(done, visit_id)
        if row.answer == said and row.answered_by == done.signature:
            return
        event = moved(done, row, VisitAct.ANSWER)
        row.answer, row.answered_at, row.answered_by = said, at, done.signature
        row.save(update_fields=["state", "answer", "answered_at", "answered_by"])
        done.note(event, row.subject, facts(row) | {"answer": said})


def send_back(*, visit_id: int, note: str, due_on: date, by: Acting, at: datetime) -> None:
    """Record a re-check that found it not put right, with what is still missing and a new day."""
    said = measured(note, "note", "还缺什么")
    with open_act(by=by, at=at) as done:
        row = locked(done, visit_id)
        event = moved(done, row, VisitAct.SEND_BACK)
        require(may_set_day(done.today, due_on))
        row.rechecked_on, row.recheck_note, row.due_on = done.today, said, due_on
        row.save(update_fields=["state", "rechecked_on", "recheck_note", "due_on"])
        done.note(event, row.subject, facts(row) | {"note": said, "due_on": due_on})


def close(*, visit_id: int, note: str, by: Acting, at: datetime) -> None:
    """Record a re-check that found everything put right."""
    said = measured(note, "note", "复查看到了什么")
    with open_act(by=by, at=at) as done:
        row = locked(done, visit_id)
        event = moved(done, row, VisitAct.CLOSE)
        row.rechecked_on, row.recheck_note = done.today, said
        row.save(update_fields=["state", "rechecked_on", "recheck_note"])
        done.note(event, row.subject, facts(row) | {"note": said})
