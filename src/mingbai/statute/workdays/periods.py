"""Limits in natural days and in months (复议60日, 起诉15日, 六个月), whose end rolls off a rest day to the next working day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from mingbai.statute.citation import Citation
from mingbai.statute.index import rule
from mingbai.statute.workdays.calendar import NOT_THE_FIRST_DAY, Calendar

CORRESPONDING_DAY = Citation("民法典", "第202条")
ROLLS = Citation("民法典", "第203条第一款")


@rule(ROLLS, name="末日顺延")
def rolled(calendar: Calendar, day: date) -> date:
    """Return the day itself, or the first working day after a rest day; by national days only, whatever the local layer says."""
    national = calendar.only_national()
    return day if national.is_working(day) else national.next(day)


@rule(NOT_THE_FIRST_DAY, ROLLS, name="自然日期限")
def natural_days(calendar: Calendar, start: date, days: int) -> date:
    """Return the rolled last day of `days` natural days (at least 1, else ValueError) after `start`, which is not counted."""
    if days < 1:
        raise ValueError(f"a limit has at least one day, not {days}")
    return rolled(calendar, start + timedelta(days=days))


@rule(CORRESPONDING_DAY, ROLLS, name="按月的期限")
def months(calendar: Calendar, start: date, count: int) -> date:
    """Return the same day `count` months (at least 1, else ValueError) later, or the month's last day; rolled."""
    return rolled(calendar, month_later(start, count))


@rule(CORRESPONDING_DAY, name="对应日")
def month_later(start: date, count: int) -> date:
    """Return the same day `count` months (at least 1, else ValueError) later, or the month's last day; not rolled."""
    if count < 1:
        raise ValueError(f"a limit has at least one month, not {count}")
    years, month = divmod(start.month - 1 + count, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
