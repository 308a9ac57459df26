"""What the page of an application shows: the squares of its clock, its acts, its log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from mingbai.cases.queries.clock import calendar_on
from mingbai.cases.values.rows import StepRow, WorkCase
from mingbai.core.components import LogLine
from mingbai.core.words import CHINA, day
from mingbai.statute.cases.facts import EVENT_WORDS
from mingbai.statute.cases.receipt import CHANNEL_WORDS, ReceiptChannel
from mingbai.statute.cases.states import ACT_WORDS, OPEN, CaseAct, CaseState
from mingbai.statute.workdays.calendar import DAY, SATURDAY
from mingbai.workspace.cases.act.pages import PAGES
from mingbai.workspace.cases.reply.presses import PRESSES

REPLY = "reply"
ON_ITS_WAY = frozenset({CaseState.APPROVING, CaseState.CHECKED, CaseState.SIGNED})
MOST_SQUARES = 90
"""Working days drawn; a clock that other organs hold up for longer is told in words alone."""


@dataclass(frozen=True, slots=True)
class DaySquare:
    """One working day of the clock: `kind` is used, held, due or empty; `month` is its month where it opens one, else 0."""

    on: date
    kind: str
    is_today: bool
    is_shifted: bool
    month: int

    @property
    def said(self) -> str:
        """The same for a screen reader."""
        words = {"used": "已用", "held": "征求意见，不计", "due": "到期"}
        parts = [words.get(self.kind, ""), "今天" if self.is_today else "", "调休上班" if self.is_shifted else ""]
        return "，".join(part for part in ("日", *parts) if part)


@dataclass(frozen=True, slots=True)
class ActLink:
    """An act this person has, on the page `slug`, REPLY is that of the reply; `why_not` says why it is not possible yet."""

    slug: str
    words: str
    why_not: str


def ended_without_reply(found: WorkCase) -> date | None:
    """Return the day on which a case ended that nobody answers any more: withdrawn, given up, not paid. No time runs then."""
    is_answered = found.timeline is not None and found.timeline.replied_on is not None
    return None if is_answered or found.row.state in OPEN or not found.row.channel else found.row.closed_on


def day_squares(found: WorkCase, today: date) -> tuple[DaySquare, ...]:
    """Return the working days from receipt to the day the reply is due; none while no time runs."""
    clock = found.timeline
    if clock is None or clock.counts_from is None or clock.reply_due_on is None:
        return ()
    calendar, counted = calendar_on(today), set(clock.counted)
    on, month, made = clock.counts_from, 0, list[DaySquare]()
    while on < clock.reply_due_on and len(made) < MOST_SQUARES:
        on += DAY
        if not calendar.is_working(on):
            continue
        kind = "due" if on == clock.reply_due_on else "held" if on not in counted else "used" if on <= today else ""
        made.append(DaySquare(on, kind, on == today, on.weekday() >= SATURDAY, on.month if on.month != month else 0))
        month = on.month
    return tuple(made)


def tally(squares: Sequence[DaySquare]) -> tuple[tuple[str, str], ...]:
    """Count the squares for the key below them: the mark's class and its words."""
    used, held = (sum(one.kind == kind for one in squares) for kind in ("used", "held"))
    left = len(squares) - used - held
    rows = [("u", f"已用 {used}"), *([("h", f"征求意见，不计 {held}")] if held else []), ("", f"剩下 {left}"), ("d", "到期日")]
    return tuple(rows)


def act_links(found: WorkCase) -> tuple[ActLink, ...]:
    """Return the acts of this person in this state, the steps of a reply on its way first, in the order of the handling."""
    steps = [(REPLY, one.act) for one in PRESSES.values()] if found.row.state in ON_ITS_WAY else []
    steps += [(slug, one.act) for slug, one in PAGES.items()]
    return tuple(ActLink(slug, ACT_WORDS[act], _why_not(found, act)) for slug, act in steps if act in found.acts)


def _why_not(found: WorkCase, act: CaseAct) -> str:
    return found.barred[act].reason if act in found.barred else ""


def log(found: WorkCase) -> tuple[LogLine, ...]:
    """Return what happened, oldest first."""
    return tuple(sorted(_lines(found), key=lambda line: line.at))


def _lines(found: WorkCase) -> Iterator[LogLine]:
    row = found.row
    if row.submitted_on is not None and row.channel:
        yield LogLine(_noon(row.submitted_on), CHANNEL_WORDS[ReceiptChannel(row.channel)])
    if found.confirmed_on is not None:
        yield LogLine(_noon(found.confirmed_on), "双方确认收到")
    for step in found.steps:
        yield LogLine(_noon(step.on), _said(step))
    if row.closed_on is not None:
        yield LogLine(_noon(row.closed_on), "办理完毕")


def _said(step: StepRow) -> str:
    parts = [
        EVENT_WORDS[step.kind],
        step.party,
        f"{day(step.received_on)}收到" if step.received_on else "",
        f"{step.workdays}个工作日" if step.workdays else "",
        f"到{day(step.until)}" if step.until else "",
    ]
    return "，".join(part for part in parts if part)


def _noon(on: date) -> datetime:
    """Return a moment of the day that sorts steps of one day by what they are, not by when they were typed."""
    return datetime.combine(on, time(12), CHINA)
