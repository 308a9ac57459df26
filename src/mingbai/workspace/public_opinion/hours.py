"""The hours of an event in words, and the time of day as people type it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mingbai.core.errors import Invalid
from mingbai.core.words import CHINA, moment
from mingbai.public_opinion.values import EventRow
from mingbai.statute.public_opinion.answering import ENDED, STEP_WORDS, OpinionState, clocks, duration

TAGS = {
    OpinionState.FOUND: "late",
    OpinionState.CHECKED: "soon",
    OpinionState.ANSWERING: "half",
    OpinionState.CLOSED: "done",
    OpinionState.SET_ASIDE: "none",
}


@dataclass(frozen=True, slots=True)
class HourLine:
    """One limit as a page shows it; `state` is done, half or miss as the component of ticks has it."""

    text: str
    state: str
    remark: str


def hours_of(row: EventRow, now: datetime) -> tuple[HourLine, ...]:
    """Return the limits of an event with what is left or how late it was."""
    found = list[HourLine]()
    for one in clocks(row.facts, row.closed_at or now):
        due = f"{STEP_WORDS[one.step]}：最迟{moment(one.due_at)}（发现以后{one.hours}小时）"
        if one.done_at is not None:
            said = f"{moment(one.done_at)}办的" + (f"，{duration(one.left)}" if one.is_late else "，没有超过")
            state = "half" if one.is_late else "done"
        elif row.state in ENDED:
            said, state = "没有办", "miss"
        else:
            said, state = duration(one.left), "miss"
        found.append(HourLine(due, state, f"{said}。{one.citation.document_number}"))
    return tuple(found)


def moment_typed(on: date, hour: str, field: str) -> datetime:
    """Return the moment of a day and an hour such as 14:30, in China's time; raise Invalid when it is none."""
    try:
        at = datetime.strptime(f"{on:%Y-%m-%d} {hour.strip().replace('：', ':')}", "%Y-%m-%d %H:%M").replace(tzinfo=CHINA)
    except ValueError:
        raise Invalid("几点几分，写成 14:30 这样。", field) from None
    return at
