"""What the notices of some years say, typed from the notices rather than read from the calendar library."""

from __future__ import annotations

from datetime import date, timedelta

from mingbai.statute.workdays import regions
from mingbai.statute.workdays.arrangement import Arrangement, layer
from mingbai.statute.workdays.calendar import Calendar

WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


def day(text: str) -> date:
    """Parse "2026-02-14 周六" as a date; the weekday in words must be right."""
    iso, _, weekday = text.partition(" ")
    found = date.fromisoformat(iso)
    assert weekday in ("", WEEKDAYS[found.weekday()]), f"{iso} is {WEEKDAYS[found.weekday()]}"
    return found


def days(year: int, *runs: str) -> frozenset[date]:
    """Parse "1/24-1/30" or "1/1" in this year."""
    found: set[date] = set()
    for run in runs:
        first, last = (date(year, *map(int, part.split("/"))) for part in (run.split("-") * 2)[:2])
        found |= {first + timedelta(days=i) for i in range((last - first).days + 1)}
    return frozenset(found)


def arrangement(year: int, off: str, worked: str) -> Arrangement:
    return Arrangement(year, days(year, *off.split()), days(year, *worked.split()))


OF_2016_AUTUMN = arrangement(2016, "9/15-9/17 10/1-10/7", "9/18 10/8 10/9")
OF_2020_AS_FIRST_ANNOUNCED = arrangement(
    2020, "1/1 1/24-1/30 4/4-4/6 5/1-5/5 6/25-6/27 10/1-10/8", "1/19 2/1 4/26 5/9 6/28 9/27 10/10"
)
OF_2020 = arrangement(2020, "1/1 1/24-2/2 4/4-4/6 5/1-5/5 6/25-6/27 10/1-10/8", "1/19 4/26 5/9 6/28 9/27 10/10")
OF_2021 = arrangement(2021, "1/1-1/3 2/11-2/17 4/3-4/5 5/1-5/5 6/12-6/14 9/19-9/21 10/1-10/7", "2/7 2/20 4/25 5/8 9/18 9/26 10/9")
OF_2025 = arrangement(2025, "1/1 1/28-2/4 4/4-4/6 5/1-5/5 5/31-6/2 10/1-10/8", "1/26 2/8 4/27 9/28 10/11")
OF_2026 = arrangement(2026, "1/1-1/3 2/15-2/23 4/4-4/6 5/1-5/5 6/19-6/21 9/25-9/27 10/1-10/7", "1/4 2/14 2/28 5/9 9/20 10/10")
ANNOUNCED = (OF_2016_AUTUMN, OF_2020, OF_2021, OF_2025, OF_2026)
NATIONAL = Calendar(layer(ANNOUNCED))
NINGXIA = Calendar(layer(ANNOUNCED), layer(regions.arrangements("宁夏"), "宁夏"))
