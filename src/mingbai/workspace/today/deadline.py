"""How long is left until a last day, as the tag of a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from mingbai.annual_report.values import ReportRow
from mingbai.calendars import queries
from mingbai.core.words import day, weekday
from mingbai.statute.workdays.calendar import Calendar, YearNotAnnounced

SOON = 3


class Tagged(Protocol):
    """A row of 今日, as far as its day goes."""

    @property
    def tag_kind(self) -> str:
        """The kind of its tag."""

    @property
    def on(self) -> date | None:
        """Its last day."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The words and the kind of the tag; urgent when today is the day, or it is past."""

    words: str
    kind: str
    is_urgent: bool


def deadlines(rows: tuple[ReportRow, ...], today: date) -> dict[ReportRow, Deadline]:
    """For each row, by the national calendar: the earlier date is the one to be reminded of."""
    calendar = queries.national()
    return {row: deadline(row.due.on, today, calendar) for row in rows}


def deadline(on: date, today: date, calendar: Calendar) -> Deadline:
    """Working days left or late; plain days where the notice of a year between is not announced."""
    try:
        left, unit = calendar.difference(today, on), "个工作日"
    except YearNotAnnounced:
        left, unit = (on - today).days, "天"
    if on < today:
        # Late over a weekend is late, though no working day has passed.
        return Deadline(f"逾期{-left}{unit}" if left else "逾期", "late", True)
    if on == today:
        return Deadline("今天", "soon", True)
    return Deadline(f"还有{left}{unit}" if left else "下个工作日以前", "soon" if left <= SOON else "", left == 0)


def opening(today: date, mine: Sequence[Tagged]) -> str:
    """The sentence under the heading: the day, and what is pressing."""
    late = sum(1 for one in mine if one.tag_kind == "late")
    now = sum(1 for one in mine if one.on == today)
    pressing = "，".join(words for n, words in ((late, f"{late} 件逾期"), (now, f"{now} 件今天到期")) if n)
    return f"{day(today)}，{weekday(today)}。" + (f"有 {pressing}。" if pressing else "没有逾期的，也没有今天到期的。")
