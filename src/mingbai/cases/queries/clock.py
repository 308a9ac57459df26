"""The dates of a case, as the law computes them from its row and its steps."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from mingbai.cases.models import Application, CaseStep, PracticeChoice
from mingbai.catalogue.queries.duties import counting_calendar
from mingbai.core.once import once_a_page
from mingbai.statute.cases.clock import Timeline, timeline
from mingbai.statute.cases.facts import CaseEvent, CaseFacts, EventKind, OrganRole, ServiceMode, UnlawfulTimeline
from mingbai.statute.cases.practice import CaseSettings, case_settings_from
from mingbai.statute.cases.receipt import ReceiptChannel, confirm_by
from mingbai.statute.cases.retention import LEAST_YEARS
from mingbai.statute.cases.states import CaseState
from mingbai.statute.workdays.calendar import Calendar

COUNTING = frozenset({CaseState.HANDLING, CaseState.APPROVING, CaseState.CHECKED, CaseState.SIGNED})


@dataclass(frozen=True, slots=True)
class CaseDates:
    """What a row of a list says of the dates; see the columns of the same names in `Application`."""

    next_on: date | None = None
    next_what: str = ""
    due_on: date | None = None
    remind_on: date | None = None
    draft_by: date | None = None
    warn_from: date | None = None
    awaited: str = ""
    is_provisional: bool = False
    replied_in_time: bool | None = None


@once_a_page
def practice() -> CaseSettings:
    """Return what this county decided where the law is silent: on its page, else in practice.toml, else the default."""
    found: CaseSettings = settings.CASE_SETTINGS
    chosen = {name: json.loads(value) for name, value in PracticeChoice.objects.values_list("name", "value")}
    days = [name for name in chosen if isinstance(getattr(found, name, None), date)]
    return case_settings_from(chosen | {name: date.fromisoformat(chosen[name]) for name in days}, found)


def archive_terms() -> tuple[tuple[date, int], ...]:
    """Return for how many years cases are kept, as (last day of their end, years): a new choice is for what ends after it."""
    chosen = PracticeChoice.objects.filter(name="archive_years").first()
    before = ((date.fromisoformat(day), int(years)) for day, years in (chosen.earlier if chosen else ()))
    terms = (*before, (date.max, practice().archive_years))
    return tuple((last, max(years, LEAST_YEARS)) for last, years in terms)


def archive_years(closed_on: date) -> int:
    """Return for how many years a case is kept that ended on this day."""
    return next(years for last, years in archive_terms() if closed_on <= last)


def calendar_on(on: date, until: int | None = None) -> Calendar:
    """Return the calendar that cases count by, or the one after the notice with this key."""
    return counting_calendar(on, until)


def facts_of(row: Application, steps: Iterable[CaseStep]) -> CaseFacts:
    """Return the facts of a case for the law, in the order in which they happened."""
    assert row.submitted_on is not None
    # A step that is about to be written comes last of its day.
    ordered = sorted(steps, key=lambda one: (one.on, one.pk is None, one.pk))
    return CaseFacts(ReceiptChannel(row.channel), row.submitted_on, row.confirmed_on, tuple(map(_event, ordered)))


def steps_of(row: Application) -> tuple[CaseStep, ...]:
    """Return the steps of a case, oldest first."""
    return tuple(CaseStep.objects.filter(application=row).order_by("on", "id"))


def timeline_of(row: Application, today: date, calendar: Calendar | None = None) -> Timeline:
    """Return every date of a case with its trace."""
    return timeline(facts_of(row, steps_of(row)), calendar or calendar_on(today), practice(), today)


def timeline_if_lawful(row: Application, today: date, calendar: Calendar) -> Timeline | None:
    """Return the dates of a case; None where a choice of the county that changed since makes one of its facts impossible."""
    try:
        return timeline_of(row, today, calendar)
    except UnlawfulTimeline:
        return None


def dates(row: Application, found: Timeline, calendar: Calendar) -> CaseDates:
    """Return what lists show: which date is next, and when the reply is due."""
    state = CaseState(row.state)
    if state is CaseState.ENTERED and row.submitted_on is not None:
        by = confirm_by(ReceiptChannel(row.channel), row.submitted_on, calendar, practice())
        return CaseDates(next_on=by, next_what="confirm", warn_from=row.submitted_on, awaited="confirmation")
    awaited = found.awaited.value if found.awaited else ""
    if state is CaseState.CORRECTION_AWAITED:
        by = found.correction_answer_due_on
        return CaseDates(next_on=by, next_what="correction", warn_from=by, awaited=awaited, is_provisional=found.is_provisional)
    if state is CaseState.FEE_AWAITED:
        by = found.fee_due_on
        return CaseDates(next_on=by, next_what="fee", warn_from=by, awaited=awaited, is_provisional=found.is_provisional)
    if state not in COUNTING:
        return CaseDates(replied_in_time=found.replied_in_time)
    what = {CaseState.HANDLING: "draft", CaseState.SIGNED: "serve"}.get(state, "reply")
    firsts = [found.draft_on if state is CaseState.HANDLING else None, found.remind_by]
    next_on = min((one for one in firsts if one is not None), default=None)
    return CaseDates(
        next_on=next_on,
        next_what=what if next_on else "",
        due_on=found.reply_due_on,
        remind_on=found.remind_by or found.due_without_wait,
        draft_by=found.draft_on,
        warn_from=min((one.on for one in found.warnings), default=next_on),
        awaited=awaited,
        is_provisional=found.is_provisional,
    )


def _event(one: CaseStep) -> CaseEvent:
    return CaseEvent(
        kind=EventKind(one.kind),
        on=one.on,
        party=one.party,
        role=OrganRole(one.role) if one.role else None,
        received_on=one.received_on,
        workdays=one.workdays,
        service=ServiceMode(one.service) if one.service else None,
        until=one.until,
        # Whatever is stored was lawful when it was recorded; the step that is about to be written is judged now.
        is_judged=one.pk is not None,
    )
