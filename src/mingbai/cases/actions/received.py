"""Correcting the day of receipt, and with it the time for the reply."""

from __future__ import annotations

from datetime import date, datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.cases import checks
from mingbai.cases.actions.common import clock_of, for_the_trail, lawful, lock_for_work, settle
from mingbai.cases.actions.nameless import name_nobody
from mingbai.cases.models import Application, DateMoved
from mingbai.cases.models.letters import SIGNED_STATES
from mingbai.cases.models.steps import RECEIVED
from mingbai.cases.queries.clock import steps_of
from mingbai.cases.queries.letters import letters_about
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, Refused, require
from mingbai.registers.checks import day as checked_day
from mingbai.registers.checks import not_before
from mingbai.statute.cases.clock import Timeline
from mingbai.statute.cases.corrected_receipt import may_correct_receipt, may_set_later
from mingbai.statute.cases.facts import EventKind
from mingbai.statute.cases.receipt import TO_CONFIRM
from mingbai.statute.cases.recount import moved
from mingbai.statute.cases.states import CaseState

CORRECTION = "更正收到日期"


def correct_received(*, case_id: int, on: date, reason: str, revision: int | None = None, by: Acting, at: datetime) -> None:
    """Correct the day of receipt of a case in hand, and with it the time for the reply; refused once the applicant was told.

    What was before stays on the case: the day, the last day for the reply, and whether it was over.
    """
    day, why = checked_day(on, "收到日期", "on", at.date()), for_the_trail(reason, "为什么改", "reason", 200, at.date())
    with open_act(by=by, at=at) as done:
        organ, row = lock_for_work(done, case_id, revision)
        name_nobody(row, why, "为什么改", "reason")
        steps, before = steps_of(row), row.received_on
        kinds = [EventKind(one.kind) for one in steps]
        is_signed = letters_about(row.pk).filter(state__in=SIGNED_STATES).exists()
        require(may_correct_receipt(CaseState(row.state), kinds, is_letter_signed=is_signed))
        assert before is not None
        if day == before:
            raise Invalid("现在登记的就是这一天。写正确的收到日期。", "on")
        if not (may := may_set_later(before, day, by.kind)):
            raise Refused(may, "on")
        checks.open_year(row.organ_id, before, day)
        was = clock_of(row, done.today)
        _write(row, day)
        now = lawful(row, steps, done.today)
        settle(done, row, CaseState(row.state), "submitted_on", "confirmed_on", "received_on")
        _keep(done, row, before, why, was=was, now=now)
        said = {"organ": organ.code, "number": row.number, "before": before, "after": day, "reason": why}
        done.note("case.receipt_corrected", row.subject, {**said, "due_before": was.reply_due_on, "due_on": now.reply_due_on})


def _write(row: Application, day: date) -> None:
    if row.channel in TO_CONFIRM:
        not_before(day, row.submitted_on or day, "确认日期不能早于提交日期。", "on")
        row.confirmed_on = day
    else:
        row.submitted_on = day
    row.received_on = day


def _keep(done: Doing, row: Application, before: date, why: str, *, was: Timeline, now: Timeline) -> None:
    """Keep on the case the day before with the reason, and what that did to the time for the reply."""
    assert row.received_on is not None
    is_late = was.reply_due_on is not None and done.today > was.reply_due_on
    told = {"reason": why, "moved_by": done.signature, "was_late": is_late}
    kept = {"application": row, "notice": CORRECTION, "at": done.at}
    DateMoved.objects.create(what=RECEIVED, before=before, after=row.received_on, **told, **kept)
    for one in moved(was, now):
        if one.what == "reply_due_on":
            DateMoved.objects.create(what=one.words, before=one.before, after=one.after, **kept)
