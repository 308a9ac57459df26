"""A limit in working days where the law leaves local rest days open: remind by the earlier date, judge by the later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from mingbai.statute.citation import practice
from mingbai.statute.index import rule
from mingbai.statute.workdays.calendar import LOCAL_HOLIDAYS, NOT_THE_FIRST_DAY, Calendar

LOCAL_LAYER_MISSING = "local_layer_missing"
PROVISIONAL = "provisional"


class LocalDays(Enum):
    """How the county counts local rest and working days; the law is silent."""

    EARLIER_AND_LATER = "earlier_and_later"
    NATIONAL_ONLY = "national_only"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class DateRemark:
    """What a reader of a date must know: a stable code and a sentence."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """Both dates of one limit; equal where local days make no difference."""

    remind_by: date
    judge_by: date
    remarks: tuple[DateRemark, ...] = ()

    @property
    def is_provisional(self) -> bool:
        """Whether the dates rest on the statutory holidays alone and change with the notice."""
        return any(remark.code == PROVISIONAL for remark in self.remarks)


@rule(NOT_THE_FIRST_DAY, LOCAL_HOLIDAYS, practice("地方放假日是否计入没有明文，提醒按较早日，判定按较晚日"), name="工作日期限")
def deadline(calendar: Calendar, start: date, workdays: int, local_days: LocalDays = LocalDays.EARLIER_AND_LATER) -> Deadline:
    """Return the nth working day after `start`, by national days only and by local days, as the county decided.

    `workdays` is at least 1 (else ValueError). Raises YearNotAnnounced for a year without a national notice.
    """
    if workdays < 1:
        raise ValueError(f"a limit has at least one working day, not {workdays}")
    if local_days is LocalDays.NATIONAL_ONLY:
        calendar = calendar.only_national()
    with_local = calendar.add(start, workdays)
    without = with_local if local_days is LocalDays.LOCAL else calendar.only_national().add(start, workdays)
    last = max(with_local, without)
    return Deadline(min(with_local, without), last, date_remarks(calendar, start, last))


def local_remarks(calendar: Calendar, start: date, end: date) -> list[DateRemark]:
    """Say which local notices from `start` to `end` are not recorded, so that the national days count alone."""
    if calendar.local is None or not (years := calendar.missing_local_years(start, end)):
        return []
    listed = "、".join(f"{year}年" for year in years)
    return [DateRemark(LOCAL_LAYER_MISSING, f"{calendar.local.region}{listed}的放假通知没有录入，这里只按全国放假安排算。")]


def date_remarks(calendar: Calendar, start: date, end: date) -> tuple[DateRemark, ...]:
    """Say what a reader of dates from `start` to `end` must know: local notices not recorded, years that are provisional."""
    found = local_remarks(calendar, start, end)
    if calendar.is_provisional(start, end):
        listed = "、".join(f"{year}年" for year in sorted(calendar.provisional_years))
        found.append(DateRemark(PROVISIONAL, f"暂算：{listed}的放假通知没有导入，只扣了法定节日当天，导入后会变。"))
    return tuple(found)
