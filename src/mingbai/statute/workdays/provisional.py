"""暂算: a year without a notice filled from the statutory holidays alone, for callers who ask for it explicitly."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from mingbai.statute.citation import Citation
from mingbai.statute.index import rule
from mingbai.statute.workdays.arrangement import Arrangement
from mingbai.statute.workdays.calendar import Calendar, YearNotAnnounced

TABLE = Path(__file__).parent / "statutory_days.toml"
THIRTEEN_DAYS = Citation("全国年节及纪念日放假办法", "第2条", "国务院令第795号")


@rule(THIRTEEN_DAYS, name="暂算")
def provisional(calendar: Calendar, year: int) -> Calendar:
    """Fill `year` from the 13 statutory days and mark it as provisional; an announced year stays as it is.

    It has no bridge days, no make-up working days and no days off in lieu of weekend holidays: only a notice sets those. Raises
    YearNotAnnounced where the lunar festivals of the year are not tabled either.
    """
    if year in calendar.national.years:
        return calendar
    if year not in statutory_days():
        raise YearNotAnnounced(year)
    days = statutory_days()[year].days_off
    # Days of this year that a neighbouring notice already orders stay as ordered.
    national = calendar.national
    filled = replace(national, years=national.years | {year}, days_off=national.days_off | (days - national.make_up_workdays))
    return replace(calendar, national=filled, provisional_years=calendar.provisional_years | {year})


@cache
def statutory_days() -> dict[int, Arrangement]:
    """Return the statutory holidays of the tabled years: the days themselves, no bridge days."""
    table = tomllib.loads(TABLE.read_text("utf-8"))
    found: dict[int, Arrangement] = {}
    for one in table["years"]:
        days: list[date] = [day for name in table["holidays"] for day in one[name]]
        found[one["year"]] = Arrangement(one["year"], frozenset(days), is_complete=False)
    return found
