"""The calendar: which days are working days, and counting over them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from mingbai.statute.citation import Citation
from mingbai.statute.index import rule
from mingbai.statute.workdays.arrangement import NATIONAL, Layer

SATURDAY = 5
DAY = timedelta(days=1)
WEEKEND = Citation("国务院关于职工工作时间的规定", "第7条", "国务院令第174号")
HOLIDAYS = Citation("全国年节及纪念日放假办法", "第2条、第6条、第7条", "国务院令第795号")
LOCAL_HOLIDAYS = Citation("全国年节及纪念日放假办法", "第4条", "国务院令第795号")
NOT_THE_FIRST_DAY = Citation("民法典", "第201条")


class YearNotAnnounced(Exception):
    """The calendar has no official holiday notice for this year; `region` is "" for the national layer."""

    def __init__(self, year: int, region: str = NATIONAL) -> None:
        whose = "国务院办公厅" if region == NATIONAL else region
        super().__init__(f"日历里没有{whose}{year}年的放假通知，先导入通知再算工作日。")
        self.year = year
        self.region = region


@dataclass(frozen=True, slots=True)
class Calendar:
    """A national layer and optionally a local one that adds rest days and working days.

    Dates are days in China. Every method raises YearNotAnnounced as soon as it needs a day of a year that the national layer
    does not cover. A missing local year is no error: the national layer counts, and `missing_local_years` reports it.
    `provisional_years` rest on the statutory holidays alone (暂算), see `provisional`.
    """

    national: Layer
    local: Layer | None = None
    provisional_years: frozenset[int] = frozenset()

    @rule(WEEKEND, HOLIDAYS, LOCAL_HOLIDAYS, name="工作日")
    def is_working(self, day: date) -> bool:
        """Monday to Friday except days off, plus weekend days that a notice makes working; the local notice has the last word."""
        if day.year not in self.national.years:
            raise YearNotAnnounced(day.year)
        for layer in (self.local, self.national):
            if layer is not None and day in layer.make_up_workdays:
                return True
            if layer is not None and day in layer.days_off:
                return False
        return day.weekday() < SATURDAY

    def next(self, day: date) -> date:
        """Return the first working day after this day."""
        return self.add(day, 1)

    @rule(NOT_THE_FIRST_DAY, name="第几个工作日")
    def add(self, start: date, workdays: int) -> date:
        """Return the nth working day after `start`, which is not counted; negative counts back, 0 is `start`, working or not."""
        step = DAY if workdays > 0 else -DAY
        day, left = start, abs(workdays)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    @rule(NOT_THE_FIRST_DAY, name="相隔几个工作日")
    def difference(self, start: date, end: date) -> int:
        """Count working days after `start` through `end`, the n of `add`; for an earlier `end` the negative count back to it."""
        step = DAY if end >= start else -DAY
        day, count = start, 0
        while day != end:
            day += step
            count += self.is_working(day)
        return count if end >= start else -count

    def only_national(self) -> Calendar:
        """Return the same calendar without its local layer."""
        return replace(self, local=None)

    def missing_local_years(self, start: date, end: date) -> tuple[int, ...]:
        """Return the years from `start` to `end` whose local notice is not recorded; none where no local layer applies."""
        if self.local is None:
            return ()
        first, last = sorted((start.year, end.year))
        return tuple(year for year in range(first, last + 1) if year not in self.local.years)

    def is_provisional(self, start: date, end: date) -> bool:
        """Return whether a year from `start` to `end` rests on the statutory holidays alone (暂算)."""
        first, last = sorted((start.year, end.year))
        return any(first <= year <= last for year in self.provisional_years)
