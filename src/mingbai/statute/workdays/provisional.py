"""暂算: a year without a notice from the statutory holidays alone, for whoever asks for it explicitly."""

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
    """The calendar with `year` filled from the 13 statutory days and marked as provisional; an announced year stays as it is.

    Neither bridge days, make-up working days nor days given for holidays on a weekend are in it: they are for the notice to say.
    Raises YearNotAnnounced where the days of the lunar festivals are not tabled either.
    """
    if year in calendar.national.years:
        return calendar
    if year not in statutory_days():
        raise YearNotAnnounced(year)
    days = statutory_days()[year].days_off
    # Days of this year that a neighbouring notice already orders stay ordered.
    national = calendar.national
    filled = replace(national, years=national.years | {year}, days_off=national.days_off | (days - national.make_up_workdays))
    return replace(calendar, national=filled, provisional_years=calendar.provisional_years | {year})


@cache
def statutory_days() -> dict[int, Arrangement]:
    """The statutory holidays of the tabled years: the day itself, no bridge days."""
    table = tomllib.loads(TABLE.read_text("utf-8"))
    found: dict[int, Arrangement] = {}
    for one in table["years"]:
        days: list[date] = [day for name in table["holidays"] for day in one[name]]
        found[one["year"]] = Arrangement(one["year"], frozenset(days), is_complete=False)
    return found
