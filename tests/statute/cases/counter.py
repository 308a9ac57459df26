"""A small counter over rest days typed from the notices, independent of the calendar and the clock under test."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

WEEKDAYS = "一二三四五六日"
# The notices of the State Council for 2019 to 2026 (2020 with the prolonged Spring Festival): days off; weekend days worked.
NOTICES = """
2019 1/1 2/4-2/10 4/5-4/7 5/1-5/4 6/7-6/9 9/13-9/15 10/1-10/7 ; 2/2 2/3 4/28 5/5 9/29 10/12
2020 1/1 1/24-2/2 4/4-4/6 5/1-5/5 6/25-6/27 10/1-10/8 ; 1/19 4/26 5/9 6/28 9/27 10/10
2021 1/1-1/3 2/11-2/17 4/3-4/5 5/1-5/5 6/12-6/14 9/19-9/21 10/1-10/7 ; 2/7 2/20 4/25 5/8 9/18 9/26 10/9
2022 1/1-1/3 1/31-2/6 4/3-4/5 4/30-5/4 6/3-6/5 9/10-9/12 10/1-10/7 12/31 ; 1/29 1/30 4/2 4/24 5/7 10/8 10/9
2023 1/1-1/2 1/21-1/27 4/5 4/29-5/3 6/22-6/24 9/29-10/6 12/30-12/31 ; 1/28 1/29 4/23 5/6 6/25 10/7 10/8
2024 1/1 2/10-2/17 4/4-4/6 5/1-5/5 6/8-6/10 9/15-9/17 10/1-10/7 ; 2/4 2/18 4/7 4/28 5/11 9/14 9/29 10/12
2025 1/1 1/28-2/4 4/4-4/6 5/1-5/5 5/31-6/2 10/1-10/8 ; 1/26 2/8 4/27 9/28 10/11
2026 1/1-1/3 2/15-2/23 4/4-4/6 5/1-5/5 6/19-6/21 9/25-9/27 10/1-10/7 ; 1/4 2/14 2/28 5/9 9/20 10/10
"""
# 宁夏: 开斋节 and 古尔邦节.
LOCAL = """
2019 6/5-6/6 8/12-8/13 ;
2020 5/25-5/26 7/30-7/31 ;
2021 5/13-5/14 7/19-7/20 ;
2022 7/11-7/12 ;
"""


def _listed(text: str) -> tuple[frozenset[date], frozenset[date]]:
    off, worked = set[date](), set[date]()
    for line in text.strip().splitlines():
        year, _, rest = line.partition(" ")
        for part, into in zip(rest.split(";"), (off, worked), strict=True):
            for run in part.split():
                first, last = (date(int(year), *map(int, one.split("/"))) for one in (run.split("-") * 2)[:2])
                into |= {first + timedelta(days=n) for n in range((last - first).days + 1)}
    return frozenset(off), frozenset(worked)


REST, WORKED = _listed(NOTICES)
LOCAL_REST, _ = _listed(LOCAL)


def works(day: date, *, local: bool = False) -> bool:
    """Whether the organs work: by the national notices, or by the region's on top of them."""
    if local and day in LOCAL_REST:
        return False
    return day in WORKED or (day not in REST and WEEKDAYS[day.weekday()] not in "六日")


def nth(start: date, count: int, not_counted: Collection[date] = (), *, local: bool = False) -> date:
    """Return the nth working day after `start`, leaving out the days given."""
    day = start
    while count:
        day += timedelta(days=1)
        if works(day, local=local) and day not in not_counted:
            count -= 1
    return day


def days_after(start: date, end: date) -> set[date]:
    """Return every day after `start` through `end`."""
    return {start + timedelta(days=n) for n in range(1, (end - start).days + 1)}


def shown(day: date) -> str:
    """Return a day as the table writes it: 2026-02-14周六."""
    return f"{day.isoformat()}周{WEEKDAYS[day.weekday()]}"
