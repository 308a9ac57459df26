"""Counting open cases anew when the calendar changed; what moved is kept, letters already sent keep the dates they name."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.calendars import queries as calendars
from mingbai.cases.models import Application, CaseStep, DateMoved, ProcessingFee
from mingbai.cases.models.register import OPEN_STATES
from mingbai.cases.queries.clock import calendar_on, dates, timeline_if_lawful
from mingbai.core.acts import open_act
from mingbai.organs.models import Organ
from mingbai.statute.cases.corrected_receipt import TELLING
from mingbai.statute.cases.recount import moved
from mingbai.statute.workdays.calendar import Calendar


def recount(*, organ_id: int, by: Acting, at: datetime) -> int:
    """Count the dates of an organ's open cases anew by the calendar as it is now; return how many cases moved. Idempotent."""
    with open_act(by=by, at=at) as done:
        organ = done.lock(Organ, pk=organ_id)
        calendar, (latest, notice) = calendar_on(done.today), calendars.latest()
        rows = Application.objects.select_for_update(of=("self",)).select_related("organ")
        rows = rows.filter(organ_id=organ_id, state__in=OPEN_STATES, removed_at__isnull=True, counted_by__lt=latest)
        found = list(rows.exclude(channel="").order_by("id"))
        shifted = [row for row in found if _recounted(done, row, notice, calendar)]
        Application.objects.filter(pk__in=[row.pk for row in found]).update(counted_by=latest)
        if not shifted:
            done.no_entry("the same dates by the new calendar")
        else:
            numbers = [row.number for row in shifted]
            done.note("case.dates_moved", f"calendar:{organ.code}", {"organ": organ.code, "notice": notice, "parts": numbers})
    return len(shifted)


def _recounted(done: Doing, row: Application, notice: str, calendar: Calendar) -> bool:
    """Count one case anew and keep what moved; return whether anything did."""
    before = timeline_if_lawful(row, done.today, calendar_on(done.today, row.counted_by))
    after = timeline_if_lawful(row, done.today, calendar)
    if before is None or after is None:
        return False
    found = asdict(dates(row, after, calendar))
    changed = {name: value for name, value in found.items() if getattr(row, name) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    if changed:
        row.revision += 1
        row.save(update_fields=[*changed, "revision"])
    fee = ProcessingFee.objects.filter(application=row, round=row.round, paid_on__isnull=True, lapsed_on__isnull=True).first()
    if fee is not None and after.fee_due_on is not None:
        fee.due_on = after.fee_due_on
        fee.save(update_fields=["due_on"])
    moves = moved(before, after)
    told = _was_told(row)
    for one in moves:
        values = {"what": one.words, "before": one.before, "after": one.after, "notice": notice, "was_told": told}
        DateMoved.objects.create(application=row, at=done.at, **values)
    return bool(moves)


def _was_told(row: Application) -> bool:
    """Return whether a letter of this round has named a date to the applicant: an extension, a correction, a fee."""
    return CaseStep.objects.filter(application=row, round=row.round, kind__in=[one.value for one in TELLING]).exists()
