"""The statutory clock of one application: every date of it, why, and what its reader must know (条例第30条至第35条)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from mingbai.statute.cases import order
from mingbai.statute.cases.consultation import Consultation, without_waiting
from mingbai.statute.cases.extension import EXTENSION
from mingbai.statute.cases.facts import EVENT_WORDS, CaseFacts, EventKind, UnlawfulTimeline
from mingbai.statute.cases.fees import NOTICE
from mingbai.statute.cases.practice import CaseSettings
from mingbai.statute.cases.receipt import received_on
from mingbai.statute.cases.reckoning import Pending, Reckoning, counting, last, reckon, since_reopened
from mingbai.statute.cases.remarks import ClockRemark, in_time_then, remarks
from mingbai.statute.cases.trace import ClockStep, steps
from mingbai.statute.citation import regulations
from mingbai.statute.dates import long_day
from mingbai.statute.index import rule
from mingbai.statute.workdays.calendar import NOT_THE_FIRST_DAY, Calendar, YearNotAnnounced
from mingbai.statute.workdays.deadline import PROVISIONAL, LocalDays

IN_TIME = {EventKind.EXTENDED: EXTENSION, EventKind.DELAYED: regulations("第35条"), EventKind.FEE_NOTICED: NOTICE}
"""What may be done only until the reply is due."""


@dataclass(frozen=True, slots=True)
class ClockWarning:
    """A day on which somebody is reminded: `workday` of the count, or `before_end` working days before it ends."""

    on: date
    workday: int = 0
    before_end: int | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Every date of one application.

    `received_on` is the day of receipt, of the correction where one came. `reply_due_on` judges, `remind_by` reminds; they
    differ only where local rest days do. Both are None while `awaited` names what is waited for. `counted` are the working
    days that count. `letters` are those of consultation with their last days, None where there is none. `due_without_wait` is
    the day on which the time would be over if another organ were not waited for, else None. `draft_on` and `warnings` are the
    organ's own. `workdays_left` counts from `today` to `remind_by`, negative when it is past, None where no notice says.
    """

    received_on: date | None
    awaited: Pending | None
    counts_from: date | None = None
    correction_due_on: date | None = None
    correction_answer_due_on: date | None = None
    reply_due_on: date | None = None
    remind_by: date | None = None
    limit: int = 0
    counted: tuple[date, ...] = ()
    paused_workdays: int = 0
    replied_on: date | None = None
    replied_in_time: bool | None = None
    letters: tuple[tuple[Consultation, date | None], ...] = ()
    due_without_wait: date | None = None
    third_party_due_on: Mapping[str, date] = field(default_factory=dict)
    co_maker_due_on: Mapping[str, date] = field(default_factory=dict)
    fee_due_on: date | None = None
    draft_on: date | None = None
    warnings: tuple[ClockWarning, ...] = ()
    workdays_left: int | None = None
    remarks: tuple[ClockRemark, ...] = ()
    steps: tuple[ClockStep, ...] = ()

    @property
    def is_provisional(self) -> bool:
        """Whether a date rests on the statutory holidays alone and changes with the notice."""
        return any(remark.code == PROVISIONAL for remark in self.remarks)

    @property
    def is_late(self) -> bool:
        """Whether the reply was made after the day it was due."""
        return self.replied_in_time is False


@rule(
    regulations("第30条"),
    regulations("第31条"),
    regulations("第32条"),
    regulations("第33条"),
    regulations("第34条"),
    NOT_THE_FIRST_DAY,
    name="申请的法定时钟",
)
def timeline(
    facts: CaseFacts, calendar: Calendar, settings: CaseSettings = CaseSettings(), today: date | None = None
) -> Timeline:
    """Return every date of an application with its trace.

    Raises UnlawfulTimeline for facts that cannot be or that the law does not allow, YearNotAnnounced for a year without a
    notice. The cost grows with the number of days only.
    """
    order.check(facts, settings)
    if settings.local_days is LocalDays.NATIONAL_ONLY:
        calendar = calendar.only_national()
    received = received_on(facts.channel, facts.submitted_on, facts.confirmed_on)
    if received is None:
        return Timeline(None, Pending.CONFIRMATION, remarks=remarks(facts, None, None, calendar))
    hindsight = tuple(_in_time(facts, received, calendar, settings))
    judged, reminding = _counts(facts, received, calendar, settings)
    corrected = last(facts.events, EventKind.CORRECTION_RECEIVED)
    due, remind_by = judged.reply_due_on, reminding.reply_due_on
    replied = last(since_reopened(facts.events), EventKind.REPLIED)
    return Timeline(
        received_on=corrected.on if corrected else received,
        awaited=judged.awaited,
        counts_from=judged.counts_from,
        correction_due_on=judged.correction_due_on,
        correction_answer_due_on=judged.correction_answer_due_on,
        reply_due_on=due,
        remind_by=remind_by,
        limit=judged.limit,
        counted=judged.counted,
        paused_workdays=judged.paused,
        replied_on=replied.on if replied else None,
        # Nothing is late while the count does not run.
        replied_in_time=(due is None or replied.on <= due) if replied else None,
        letters=judged.letters,
        due_without_wait=_without_wait(facts, received, calendar, settings) if judged.awaited is Pending.ORGAN else None,
        third_party_due_on={asked.party: on for asked, on in judged.letters if on and asked.role is None},
        co_maker_due_on={asked.party: on for asked, on in judged.letters if on and asked.role is not None},
        fee_due_on=judged.fee_due_on,
        draft_on=_nth(reminding, settings.draft_workday),
        warnings=_warnings(reminding, calendar, settings),
        workdays_left=_left(today, remind_by, calendar),
        remarks=(*remarks(facts, received, judged, calendar), *hindsight),
        steps=steps(facts, received, judged),
    )


def _counts(facts: CaseFacts, received: date, calendar: Calendar, settings: CaseSettings) -> tuple[Reckoning, Reckoning]:
    """Return the count that judges, each of its dates the later one, and the count that reminds."""
    found = [reckon(facts, received, one, settings) for one in counting(calendar, settings)]
    by_reply = sorted(found, key=lambda one: one.reply_due_on or date.min)
    return _latest(by_reply[-1], found), by_reply[0]


def _without_wait(facts: CaseFacts, received: date, calendar: Calendar, settings: CaseSettings) -> date | None:
    judged, _ = _counts(replace(facts, events=without_waiting(facts.events, settings)), received, calendar, settings)
    return judged.reply_due_on


def _latest(judged: Reckoning, all_counts: Sequence[Reckoning]) -> Reckoning:
    def later(dates: Iterable[date | None]) -> date | None:
        return max((one for one in dates if one is not None), default=None)

    letters = zip(*(one.letters for one in all_counts), strict=True)
    return replace(
        judged,
        correction_due_on=max(one.correction_due_on for one in all_counts),
        correction_answer_due_on=later(one.correction_answer_due_on for one in all_counts),
        fee_due_on=later(one.fee_due_on for one in all_counts),
        letters=tuple((same[0][0], later(on for _, on in same)) for same in letters),
    )


def _in_time(facts: CaseFacts, received: date, calendar: Calendar, settings: CaseSettings) -> Iterator[ClockRemark]:
    """Refuse what the law allows only while the time for the reply runs, judged by what was known on that day.

    Yield a remark on what was in time by the notices of its day and is not by those of today: it stays.
    """
    for n, event in enumerate(facts.events):
        if event.kind not in IN_TIME:
            continue
        try:
            before, _ = _counts(replace(facts, events=facts.events[:n]), received, calendar, settings)
        except YearNotAnnounced as missing:
            if missing.year > event.on.year:
                # Whoever is asked then had not answered yet: the time ran on past every announced day, so it had not ended.
                continue
            raise
        if before.reply_due_on is not None and event.on > before.reply_due_on:
            if event.is_judged:
                yield in_time_then(event, before.reply_due_on)
                continue
            reason = f"{EVENT_WORDS[event.kind]}晚于答复期限{long_day(before.reply_due_on)}"
            raise UnlawfulTimeline(f"events[{n}].on", reason, IN_TIME[event.kind])


def _left(today: date | None, remind_by: date | None, calendar: Calendar) -> int | None:
    if today is None or remind_by is None:
        return None
    try:
        return calendar.difference(today, remind_by)
    except YearNotAnnounced:
        # The dates of the case stand; only the days since or until then cannot be counted.
        return None


def _nth(found: Reckoning, workday: int) -> date | None:
    return found.counted[workday - 1] if 0 < workday <= len(found.counted) else None


def _warnings(found: Reckoning, calendar: Calendar, settings: CaseSettings) -> tuple[ClockWarning, ...]:
    """Return the days of reminders in order: working days of the count, then those before its end."""
    if found.reply_due_on is None:
        return ()
    by_count = [ClockWarning(on, workday=n) for n in settings.warn_workdays if (on := _nth(found, n))]
    by_end = [ClockWarning(calendar.add(found.reply_due_on, -n), before_end=n) for n in settings.warn_before_end]
    return tuple(sorted((*by_count, *by_end), key=lambda one: one.on))
