"""How long is left until a last day, as the tag of a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from mingbai.annual_report.values import ReportRow
from mingbai.calendars import queries
from mingbai.core.words import day, weekday
from mingbai.statute.disclosure.reminders import Urgency, is_last_working_day, left, soon_until, urgency
from mingbai.statute.workdays.calendar import Calendar

TAG_KINDS = {Urgency.OVERDUE: "late", Urgency.TODAY: "soon", Urgency.SOON: "soon", Urgency.LATER: ""}


class Tagged(Protocol):
    """A row of 今日, as far as its day goes."""

    @property
    def tag_kind(self) -> str:
        """The kind of its tag."""

    @property
    def on(self) -> date | None:
        """Its last day."""


@dataclass(frozen=True, slots=True)
class DeadlineTag:
    """The words and the kind of the tag; urgent when today is the day, or it is past."""

    words: str
    kind: str
    is_urgent: bool


def deadlines(rows: tuple[ReportRow, ...], today: date) -> dict[ReportRow, DeadlineTag]:
    """For each row, by the national calendar: the earlier date is the one to be reminded of."""
    calendar = queries.national()
    return {row: deadline(row.due.on, today, calendar) for row in rows}


def deadline(on: date, today: date, calendar: Calendar) -> DeadlineTag:
    """The time left, and how pressing that is."""
    found = urgency(on, on, today, soon_until(today, calendar))
    is_urgent = found is Urgency.OVERDUE or is_last_working_day(on, today, calendar)
    return DeadlineTag(left(on, on, today, calendar), TAG_KINDS[found], is_urgent)


def opening(today: date, mine: Sequence[Tagged]) -> str:
    """The sentence under the heading: the day, and what is pressing."""
    late = sum(1 for one in mine if one.tag_kind == "late")
    now = sum(1 for one in mine if one.on == today)
    pressing = "，".join(words for n, words in ((late, f"{late} 件逾期"), (now, f"{now} 件今天到期")) if n)
    return f"{day(today)}，{weekday(today)}。" + (f"有 {pressing}。" if pressing else "没有逾期的，也没有今天到期的。")
