"""When people are reminded, and how urgent a due date is: one lead time for duties, drafts, columns and reports.

The lead time is practice; no law sets it. People are reminded by the earlier of two days and are late after the later one.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from mingbai.statute.citation import practice
from mingbai.statute.index import rule
from mingbai.statute.workdays.calendar import DAY, Calendar, YearNotAnnounced

LEAD = practice("到期前3个工作日提醒")
LEAD_WORKDAYS = 3
WAITING = practice("5个工作日没有人办的，算停住，县里可以另定")
STUCK_WORKDAYS = 5
# Three working days and a weekend, for dates after the last announced year.
LEAD_DAYS = 5


class Urgency(StrEnum):
    """How urgent something is on a day."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"


URGENCY_WORDS = {Urgency.OVERDUE: "逾期", Urgency.TODAY: "今天到期", Urgency.SOON: "快到期", Urgency.LATER: "以后"}


@rule(LEAD, name="到期提醒")
def soon_until(today: date, calendar: Calendar) -> date:
    """Return the last day that counts as soon: at most three working days away, with the rest days that follow."""
    try:
        return calendar.add(today, LEAD_WORKDAYS + 1) - DAY
    except YearNotAnnounced:
        return today + timedelta(days=LEAD_DAYS)


@rule(LEAD, name="事项到期状态")
def urgency(remind_by: date, judge_by: date, today: date, soon: date) -> Urgency:
    """Return how urgent it is today; `soon` is the last day that counts as soon."""
    if judge_by < today:
        return Urgency.OVERDUE
    if remind_by <= today:
        return Urgency.TODAY
    return Urgency.SOON if remind_by <= soon else Urgency.LATER


def is_last_working_day(on: date, today: date, calendar: Calendar) -> bool:
    """Return whether the last day comes before the next working day; False when it is past."""
    try:
        return today <= on < calendar.next(today)
    except YearNotAnnounced:
        return today == on


@rule(WAITING, name="没有人办的工作日")
def waited(since: date, today: date, calendar: Calendar) -> int:
    """Return how many working days something has waited; plain days where a year is not announced."""
    try:
        return calendar.difference(since, today)
    except YearNotAnnounced:
        return (today - since).days


def left(remind_by: date, judge_by: date, today: date, calendar: Calendar) -> str:
    """Put the time left into words: 逾期3个工作日, 今天, 还有8个工作日; in plain days where a year is not announced."""
    if remind_by <= today <= judge_by:
        return "今天"
    last = judge_by if judge_by < today else remind_by
    try:
        count, unit = abs(calendar.difference(today, last)), "个工作日"
    except YearNotAnnounced:
        count, unit = abs((last - today).days), "天"
    if last < today:
        # Overdue over a weekend is overdue, though no working day has passed.
        return f"逾期{count}{unit}" if count else "逾期"
    return f"还有{count}{unit}" if count else "下个工作日以前"
