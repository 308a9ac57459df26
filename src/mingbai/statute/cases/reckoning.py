"""The dates of one application counted on one calendar; `clock` compares the national count with the local one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingbai.statute.cases import correction
from mingbai.statute.cases.consultation import Consultation, Pause, answer_due_on, consultations, merged, pause
from mingbai.statute.cases.facts import CaseEvent, CaseFacts, EventKind
from mingbai.statute.cases.fees import PAYMENT_WORKDAYS
from mingbai.statute.cases.practice import CaseSettings
from mingbai.statute.workdays.calendar import DAY, Calendar
from mingbai.statute.workdays.deadline import LocalDays

REPLY_WORKDAYS = 20


class Pending(StrEnum):
    """What keeps the count from running."""

    CONFIRMATION = "confirmation"
    CORRECTION = "correction"
    FEE = "fee"
    ORGAN = "organ"


@dataclass(frozen=True, slots=True)
class Reckoning:
    """All dates by one calendar.

    `counts_from` is the day before the first that counts: of receipt, of the correction, of the payment or of the judgment.
    `limit` is in working days, extension included. `counted` are the working days that count, in order, empty while something
    is awaited; `paused` is the number of working days left out between them.
    """

    counts_from: date
    limit: int
    correction_due_on: date
    correction_answer_due_on: date | None
    fee_due_on: date | None
    letters: tuple[tuple[Consultation, date | None], ...]
    awaited: Pending | None
    counted: tuple[date, ...]
    paused: int
    reply_due_on: date | None


def counting(calendar: Calendar, settings: CaseSettings) -> tuple[Calendar, ...]:
    """Return the calendars by which dates are counted: the one that the county chose, or both, of which the later one judges."""
    if settings.local_days is LocalDays.NATIONAL_ONLY:
        return (calendar.only_national(),)
    if calendar.local is None or settings.local_days is LocalDays.LOCAL:
        return (calendar,)
    return (calendar, calendar.only_national())


def since_reopened(events: Sequence[CaseEvent]) -> tuple[CaseEvent, ...]:
    """Return the events from the last order to reply anew on, that order included; all of them where there was none."""
    starts = [n for n, event in enumerate(events) if event.kind is EventKind.REOPENED]
    return tuple(events[starts[-1] :]) if starts else tuple(events)


def last(events: Sequence[CaseEvent], *kinds: EventKind) -> CaseEvent | None:
    """Return the last event of these kinds."""
    return next((event for event in reversed(events) if event.kind in kinds), None)


def reckon(facts: CaseFacts, received: date, calendar: Calendar, settings: CaseSettings) -> Reckoning:
    """Count every date of lawful facts on this calendar. Raises YearNotAnnounced."""
    events = since_reopened(facts.events)
    notice = last(facts.events, EventKind.CORRECTION_NOTICED)
    bill = last(events, EventKind.FEE_NOTICED)
    fee_due_on = calendar.add(bill.on, PAYMENT_WORKDAYS) if bill else None
    letters = tuple((asked, answer_due_on(asked, calendar, settings)) for asked in consultations(events))
    start = _start(events, settings)
    counts_from = start.on if start else received
    limit = _limit(events, counts_from, settings)
    pauses = _pauses(events, letters, calendar, settings)
    awaited = _awaited(events)
    counted, paused = _count(calendar, counts_from, 0 if awaited else limit, pauses, _stopped_on(letters))
    if awaited is None and len(counted) < limit:
        awaited, counted = Pending.ORGAN, ()
    if awaited:
        paused = _working_days(calendar, counts_from, pauses)
    return Reckoning(
        counts_from=counts_from,
        limit=limit,
        correction_due_on=correction.notice_due_on(received, calendar),
        correction_answer_due_on=correction.answer_due_on(notice.on, notice.workdays, calendar) if notice else None,
        fee_due_on=fee_due_on,
        letters=letters,
        awaited=awaited,
        counted=counted,
        paused=paused,
        reply_due_on=_reply_due_on(events, counted),
    )


def _start(events: Sequence[CaseEvent], settings: CaseSettings) -> CaseEvent | None:
    """Return the event from which the count runs anew; None where it runs from receipt."""
    kinds = [EventKind.REOPENED, EventKind.CORRECTION_RECEIVED]
    return last(events, *kinds, EventKind.FEE_PAID) if settings.fee_restarts_clock else last(events, *kinds)


def _limit(events: Sequence[CaseEvent], counts_from: date, settings: CaseSettings) -> int:
    ordered = last(events, EventKind.REOPENED)
    extended = last(events, EventKind.EXTENDED)
    limit = (ordered.workdays if ordered else 0) or REPLY_WORKDAYS
    if extended is None or (extended.on < counts_from and not settings.extension_survives_restart):
        return limit
    return limit + extended.workdays


def _awaited(events: Sequence[CaseEvent]) -> Pending | None:
    kinds = {event.kind for event in events}
    if EventKind.CORRECTION_NOTICED in kinds and EventKind.CORRECTION_RECEIVED not in kinds:
        return Pending.CORRECTION
    if EventKind.FEE_NOTICED in kinds and EventKind.FEE_PAID not in kinds:
        return Pending.FEE
    return None


def _stopped_on(letters: Sequence[tuple[Consultation, date | None]]) -> date | None:
    """Return the last day that counts before one without a last day who has not answered stops the count; None for nobody."""
    waiting = [asked.sent_on for asked, due_on in letters if due_on is None and asked.answered_on is None]
    return min(waiting, default=None)


def _pauses(
    events: Sequence[CaseEvent],
    letters: Sequence[tuple[Consultation, date | None]],
    calendar: Calendar,
    settings: CaseSettings,
) -> tuple[Pause, ...]:
    found = [one for one in (pause(asked, due_on) for asked, due_on in letters) if one is not None]
    bill, paid = last(events, EventKind.FEE_NOTICED), last(events, EventKind.FEE_PAID)
    if bill and paid and not settings.fee_restarts_clock:
        found.append(Pause(bill.on, paid.on))
    return merged(found)


def _count(
    calendar: Calendar, start: date, workdays: int, pauses: Sequence[Pause], stopped_on: date | None
) -> tuple[tuple[date, ...], int]:
    """Return the next `workdays` working days after `start` outside the pauses, fewer where the count is stopped before.

    With them comes how many working days fell into the pauses.
    """
    day, counted, paused, at = start, list[date](), 0, 0
    while len(counted) < workdays and (stopped_on is None or day < stopped_on):
        day += DAY
        while at < len(pauses) and pauses[at].end < day:
            at += 1
        if not calendar.is_working(day):
            continue
        if at < len(pauses) and pauses[at].start < day:
            paused += 1
        else:
            counted.append(day)
    return tuple(counted), paused


def _working_days(calendar: Calendar, start: date, pauses: Sequence[Pause]) -> int:
    """Return how many working days after `start` lie in the pauses."""
    return sum(calendar.difference(max(start, one.start), one.end) for one in pauses if one.end > start)


def _reply_due_on(events: Sequence[CaseEvent], counted: Sequence[date]) -> date | None:
    if not counted:
        return None
    delayed = last(events, EventKind.DELAYED)
    return max(counted[-1], delayed.until) if delayed and delayed.until else counted[-1]
