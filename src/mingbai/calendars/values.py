"""The years that come with the product, and a notice as it is read from a file (docs/reference/calendar-notice.md)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from chinese_calendar import constants

from mingbai.core.errors import Invalid
from mingbai.statute.workdays import regions
from mingbai.statute.workdays.arrangement import NATIONAL, Arrangement, layer
from mingbai.statute.workdays.calendar import Calendar

DECEMBER = 12
NEW_YEAR = constants.Holiday.new_years_day.value

KEYS = ("region", "year", "document_number", "issued_on", "days_off", "make_up_workdays")
REQUIRED = ("year", "document_number", "issued_on", "days_off")
YEARS = range(2008, 2100)
LARGEST = 64 * 1024
LONGEST_RUN = 31
LONGEST_NUMBER = 60
LONGEST_REGION = 20
SATURDAY = 5
WEEKDAYS = "一二三四五六日"
RUN = re.compile(r"\s*(\d{4}-\d{2}-\d{2})\s*(?:(?:至|\.\.)\s*(\d{4}-\d{2}-\d{2})\s*)?")
# Statutory days with a fixed date: a national notice without them was mistyped (全国年节及纪念日放假办法 第2条).
FIXED_HOLIDAYS = ((1, 1, "元旦"), (5, 1, "劳动节"), (10, 1, "国庆节"), (10, 2, "国庆节"), (10, 3, "国庆节"))


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice for one year of one layer ("" = national), checked, its days in order."""

    region: str
    year: int
    document_number: str
    issued_on: date
    days_off: tuple[date, ...]
    make_up_workdays: tuple[date, ...]

    @property
    def arrangement(self) -> Arrangement:
        """The same days as the law counts them."""
        return Arrangement(self.year, frozenset(self.days_off), frozenset(self.make_up_workdays))


def parse_notice(data: bytes) -> Notice:
    """Parse a notice from a TOML file; raise Invalid, which names the wrong line and what to write instead."""
    table = _table(data)
    if unknown := [key for key in table if key not in KEYS]:
        raise Invalid(f"不认识“{unknown[0]}”这一项；可以写的有：{'、'.join(KEYS)}。", unknown[0])
    if missing := [key for key in REQUIRED if key not in table]:
        raise Invalid(f"缺“{missing[0]}”这一项。", missing[0])
    notice = Notice(
        region=_text(table.get("region", NATIONAL), "region", LONGEST_REGION),
        year=_year(table["year"]),
        document_number=_text(table["document_number"], "document_number", LONGEST_NUMBER),
        issued_on=_date(table["issued_on"], "issued_on"),
        days_off=_days(table["days_off"], "days_off"),
        make_up_workdays=_days(table.get("make_up_workdays", []), "make_up_workdays"),
    )
    check_notice(notice)
    return notice


def check_notice(notice: Notice) -> None:
    """Raise Invalid when the days cannot be those of a notice."""
    if not notice.document_number:
        raise Invalid("没有文号。照抄通知的文号，例如 国办发明电〔2024〕12号。", "document_number")
    if not notice.days_off:
        raise Invalid("没有放假日。至少写一天。", "days_off")
    if notice.issued_on.year not in (notice.year - 1, notice.year):
        raise Invalid(f"{notice.year}年的通知不会在{notice.issued_on.year}年公布，核对 year 和 issued_on。", "issued_on")
    _in_year(notice.year, notice.days_off, "days_off")
    _in_year(notice.year, notice.make_up_workdays, "make_up_workdays")
    if both := sorted({*notice.days_off} & {*notice.make_up_workdays}):
        raise Invalid(f"{shown(both[0])}又放假又上班，去掉一处。", "make_up_workdays")
    if weekdays := [day for day in notice.make_up_workdays if day.weekday() < SATURDAY]:
        raise Invalid(f"{shown(weekdays[0])}本来就上班，不是调休上班日；调休上班日只能是周六、周日。", "make_up_workdays")
    if notice.region == NATIONAL:
        for month, day, name in FIXED_HOLIDAYS:
            if (holiday := date(notice.year, month, day)) not in notice.days_off:
                raise Invalid(f"放假日里没有{shown(holiday)}{name}，全国通知一定有这一天，核对是否漏抄。", "days_off")


def shown(day: date) -> str:
    """Return the day with its weekday, as people check it: 2026-02-14（周六）."""
    return f"{day.isoformat()}（周{WEEKDAYS[day.weekday()]}）"


def _table(data: bytes) -> Mapping[str, object]:
    if len(data) > LARGEST:
        raise Invalid("文件太大，放假通知不会超过64 KB，看看是不是选错了文件。")
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Invalid("文件不是 UTF-8 编码的文字，另存为 UTF-8 再导入。") from None
    except tomllib.TOMLDecodeError as failure:
        place = re.search(r"line (\d+)", str(failure))
        where = f"第{place[1]}行" if place else "末尾"
        raise Invalid(f"文件{where}写得不对，读不出来（格式见 docs/reference/calendar-notice.md）。") from None


def _text(value: object, field: str, longest: int) -> str:
    if not isinstance(value, str):
        raise Invalid(f"“{field}”要写成文字，两边加英文引号。", field)
    if len(value.strip()) > longest:
        raise Invalid(f"“{field}”太长，最多{longest}个字。", field)
    return value.strip()


def _year(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value not in YEARS:
        raise Invalid(f"“year”要写成{YEARS.start}到{YEARS.stop - 1}之间的年份，例如 2026。", "year")
    return value


def _date(value: object, field: str) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise Invalid(f"“{field}”里的“{value}”不是日期，写成 2026-02-14 这样。", field) from None


def _days(value: object, field: str) -> tuple[date, ...]:
    if not isinstance(value, list):
        raise Invalid(f"“{field}”要写成方括号里的一串日期，例如 [2026-02-14, 2026-02-28]。", field)
    days = [day for one in value for day in _run(one, field)]
    if twice := sorted({day for day in days if days.count(day) > 1}):
        raise Invalid(f"{shown(twice[0])}在“{field}”里写了两次。", field)
    return tuple(sorted(days))


def _run(value: object, field: str) -> Iterable[date]:
    """Return the days of one element: a date, or "2026-02-15 至 2026-02-23"."""
    found = RUN.fullmatch(value) if isinstance(value, str) else None
    if found is None or found[2] is None:
        return [_date(value.strip() if isinstance(value, str) else value, field)]
    first, last = _date(found[1], field), _date(found[2], field)
    if not first <= last <= first + timedelta(days=LONGEST_RUN):
        raise Invalid(f"“{found[0].strip()}”前后颠倒或者太长，核对日期。", field)
    return [first + timedelta(days=i) for i in range((last - first).days + 1)]


def _in_year(year: int, days: Iterable[date], field: str) -> None:
    """Raise Invalid for a day outside the year; 元旦 may reach into the last week of the December before."""
    for day in days:
        if day.year != year and not date(year - 1, 12, 25) <= day < date(year, 1, 1):
            raise Invalid(f"{shown(day)}不在{year}年，核对年份。", field)


@cache
def library() -> tuple[Arrangement, ...]:
    """Return the years of the calendar library; days before 元旦 belong to the next year's notice."""
    off: dict[int, set[date]] = {}
    worked: dict[int, set[date]] = {}
    years = range(min(constants.holidays).year, max(constants.holidays).year + 1)
    for into, table in ((off, constants.holidays), (worked, constants.workdays)):
        for day, holiday in table.items():
            year = day.year + (day.month == DECEMBER and holiday == NEW_YEAR)
            into.setdefault(year, set()).add(day)
    return tuple(Arrangement(year, frozenset(off[year]), frozenset(worked.get(year, ()))) for year in years)


def shipped(region: str = NATIONAL, national: tuple[Arrangement, ...] = (), local: tuple[Arrangement, ...] = ()) -> Calendar:
    """Return the calendar that comes with the product, with the layer of a region if one is named, under imported notices."""
    base = layer((*library(), *national))
    if region == NATIONAL:
        return Calendar(base)
    return Calendar(base, layer((*regions.arrangements(region), *local), region))
