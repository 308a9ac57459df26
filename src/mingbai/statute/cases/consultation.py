"""Asking third parties (条例第32条), co-makers (第34条) and other organs (第33条第三款) before a reply, and their silence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from mingbai.statute.cases.facts import ANSWERED, CONSULTED, CaseEvent, EventKind, OrganRole
from mingbai.statute.cases.practice import CaseSettings
from mingbai.statute.citation import practice, regulations
from mingbai.statute.index import rule
from mingbai.statute.workdays.calendar import Calendar

THIRD_PARTY, CO_MAKERS, NOT_COUNTED = regulations("第32条"), regulations("第34条"), regulations("第33条第三款")
SENDING_FOR_RECEIPT = practice("不知道征求意见书哪天到的，按发出之日算")
CHASING = practice("征求其他机关意见没有回复期限，定期催办")
ANSWER_WORKDAYS = 15


class Silence(StrEnum):
    """What it means that the one who was asked did not answer in time."""

    ORGAN_DECIDES = "organ_decides"
    CONSENT = "consent"
    WAIT = "wait"


SILENCE_WORDS = {
    Silence.ORGAN_DECIDES: "逾期未提出意见的，由本机关依照条例决定是否公开，不是视为同意",
    Silence.CONSENT: "逾期未提出意见的，视为同意公开",
    Silence.WAIT: "没有法定的回复期限，也没有“视为同意”，回复以前期限不计",
}


@dataclass(frozen=True, slots=True)
class Consultation:
    """One letter of consultation; `role` None is a third party. `received_on` None: not known."""

    party: str
    role: OrganRole | None
    sent_on: date
    received_on: date | None = None
    answered_on: date | None = None


@dataclass(frozen=True, slots=True, order=True)
class Pause:
    """Days after `start` through `end` whose working days are not counted."""

    start: date
    end: date


@rule(THIRD_PARTY, CO_MAKERS, SENDING_FOR_RECEIPT, name="第三方、共同制作机关提出意见的期限")
def answer_due_on(asked: Consultation, calendar: Calendar, settings: CaseSettings = CaseSettings()) -> date | None:
    """Return the 15th working day after the letter was received; None for another organ, which has no limit.

    Where the day of receipt is not known that of sending stands in for it, or by setting no limit runs yet.
    """
    return None if has_no_limit(asked, settings) else calendar.add(asked.received_on or asked.sent_on, ANSWER_WORKDAYS)


def has_no_limit(asked: Consultation, settings: CaseSettings) -> bool:
    """Return whether no time runs for the answer: never for another organ, and by setting not while the receipt is unknown."""
    return asked.role is OrganRole.OTHER or (asked.received_on is None and not settings.sending_is_receipt)


@rule(NOT_COUNTED, THIRD_PARTY, CO_MAKERS, name="征求意见所需时间不计入期限")
def pause(asked: Consultation, last: date | None) -> Pause | None:
    """Return the days that are not counted: after sending through the answer, at most through `last`; None while open.

    `last` is the last day for the answer: whoever has not answered by then is taken to answer on it.
    """
    end = min((one for one in (asked.answered_on, last) if one is not None), default=None)
    return Pause(asked.sent_on, end) if end is not None else None


@rule(CHASING, NOT_COUNTED, name="催其他机关回复")
def chased_on(sent_on: date, today: date, every: int, calendar: Calendar) -> date | None:
    """Return the latest day, up to today, on which another organ is to be reminded: each `every` working days after sending.

    None before the first of them. Raises YearNotAnnounced.
    """
    waited = calendar.difference(sent_on, today)
    times = waited // max(every, 1)
    return calendar.add(sent_on, times * max(every, 1)) if times > 0 else None


@rule(THIRD_PARTY, CO_MAKERS, NOT_COUNTED, name="逾期不回复的后果")
def silence(role: OrganRole | None) -> Silence:
    """A third party's silence leaves the decision to the organ, a co-maker's is consent, another organ's means nothing."""
    if role is None:
        return Silence.ORGAN_DECIDES
    return Silence.CONSENT if role is OrganRole.CO_MAKER else Silence.WAIT


def without_waiting(events: Iterable[CaseEvent], settings: CaseSettings) -> tuple[CaseEvent, ...]:
    """Return the events without the letters that are waited for with no limit, as if nobody waited for them."""
    every = tuple(events)
    waiting = {
        (one.party, one.role, one.sent_on)
        for one in consultations(every)
        if one.answered_on is None and has_no_limit(one, settings)
    }
    return tuple(one for one in every if one.kind not in CONSULTED or (one.party, one.role, one.on) not in waiting)


def consultations(events: Iterable[CaseEvent]) -> tuple[Consultation, ...]:
    """Return the letters of consultation with their answers, in order; the events must be lawful (`order.check`)."""
    found: list[Consultation] = []
    for event in events:
        if event.kind in (EventKind.THIRD_PARTY_CONSULTED, EventKind.ORGAN_CONSULTED):
            found.append(Consultation(event.party, event.role, event.on, event.received_on))
        elif event.kind in ANSWERED:
            at = max(n for n, one in enumerate(found) if is_answer(event, one))
            found[at] = replace(found[at], answered_on=event.on)
    return tuple(found)


def is_answer(event: CaseEvent, asked: Consultation) -> bool:
    """Return whether an answer belongs to this letter: same party, asked in the same capacity."""
    from_third_party = event.kind is EventKind.THIRD_PARTY_ANSWERED
    return event.party == asked.party and from_third_party == (asked.role is None)


def merged(pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    """Return the pauses in order, those that touch joined, so that no day is left out twice."""
    found: list[Pause] = []
    for one in sorted(pauses):
        if found and one.start <= found[-1].end:
            found[-1] = Pause(found[-1].start, max(found[-1].end, one.end))
        else:
            found.append(one)
    return tuple(found)
