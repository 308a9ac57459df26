"""Duties as frozen values, and how pressing each of them is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mingbai.statute.workdays.calendar import Calendar, YearNotAnnounced

# "Soon" is a working week; where the calendar of the coming year is not announced, seven days.
SOON_WORKDAYS = 5
SOON_DAYS = 7


class Urgency(StrEnum):
    """How pressing an open duty is on a day; people are reminded by the earlier date and late after the later one."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"


URGENCY_WORDS = {Urgency.OVERDUE: "逾期", Urgency.TODAY: "今天到期", Urgency.SOON: "快到期", Urgency.LATER: "以后"}


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One duty; `source` is the article in words, `statutory_item` the code of the regulations ("21.8") or ""."""

    id: int
    organ_id: int
    organ_code: str
    organ_name: str
    item_id: int | None
    chain_id: int | None
    step: str
    title: str
    why: str
    kind: str
    period_key: str
    formed_on: date
    remind_by: date
    judge_by: date
    source: str
    statutory_item: str
    state: str
    fulfilled_on: date | None
    dropped_reason: str
    urgency: Urgency
    left: str


@dataclass(frozen=True, slots=True)
class NewDuty:
    """A duty to be made: of an item or of a step of a chain; `period_key` only where it comes with the calendar."""

    title: str
    why: str
    kind: str
    formed_on: date
    remind_by: date
    judge_by: date
    source: str
    statutory_item: str = ""
    item_id: int | None = None
    chain_id: int | None = None
    step: str = ""
    period_key: str = ""


@dataclass(frozen=True, slots=True)
class DutyCounts:
    """The open duties of an organ on one day, by how pressing they are."""

    overdue: int
    today: int
    soon: int
    later: int

    @property
    def total(self) -> int:
        """All open duties."""
        return self.overdue + self.today + self.soon + self.later


@dataclass(frozen=True, slots=True)
class LateOrgan:
    """An organ with duties past their day: how many, and since when the oldest."""

    organ_id: int
    organ_code: str
    organ_name: str
    count: int
    oldest_on: date


def soon_until(today: date, calendar: Calendar) -> date:
    """The last day that counts as soon."""
    try:
        return calendar.add(today, SOON_WORKDAYS)
    except YearNotAnnounced:
        return today + timedelta(days=SOON_DAYS)


def urgency(remind_by: date, judge_by: date, today: date, soon: date) -> Urgency:
    """How pressing it is today; `soon` is the last day that counts as soon."""
    if judge_by < today:
        return Urgency.OVERDUE
    if remind_by <= today:
        return Urgency.TODAY
    return Urgency.SOON if remind_by <= soon else Urgency.LATER


def left(remind_by: date, judge_by: date, today: date, calendar: Calendar) -> str:
    """The time left in words: 逾期3个工作日, 今天, 还有8个工作日; plain days where a year is not announced."""
    last = judge_by if judge_by < today else remind_by
    if remind_by <= today <= judge_by:
        return "今天"
    try:
        count, unit = abs(calendar.difference(today, last)), "个工作日"
    except YearNotAnnounced:
        count, unit = abs((last - today).days), "天"
    if last < today:
        return f"逾期{count}{unit}" if count else "逾期"
    return f"还有{count}{unit}" if count else "下个工作日以前"
