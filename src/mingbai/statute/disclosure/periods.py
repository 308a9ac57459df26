"""How long a notice stays posted: the earliest day on which it may come down.

Sources: 民法典第201条 (the day of posting is not counted); 村民委员会组织法第35条 (village affairs at least 15 days);
土地管理法实施条例第26、28、31条 (the notices of an expropriation). The period is full at the end of its last day.
"""

from __future__ import annotations

from datetime import date, timedelta

from mingbai.statute.citation import Citation
from mingbai.statute.disclosure.limit_text import Limit, Term, TermKind
from mingbai.statute.index import rule
from mingbai.statute.workdays.calendar import DAY, NOT_THE_FIRST_DAY, Calendar

VILLAGE_AFFAIRS = Citation("村民委员会组织法", "第35条")
LAND, LAND_NUMBER = "土地管理法实施条例", "国务院令第743号"
POSTINGS = (VILLAGE_AFFAIRS, Citation(LAND, "第26条", LAND_NUMBER), Citation(LAND, "第28条", LAND_NUMBER))


@rule(NOT_THE_FIRST_DAY, *POSTINGS, name="公示期满")
def last_posted_day(posted_on: date, period: Term, calendar: Calendar) -> date:
    """The last day on which the notice still has to stand; working days by the later of national and local days.

    ValueError for a term that is no period. Raises YearNotAnnounced.
    """
    if period.kind is not TermKind.PERIOD:
        raise ValueError(f"{period} is no period of posting")
    if period.unit == "d":
        return posted_on + timedelta(days=period.count)
    return max(calendar.add(posted_on, period.count), calendar.only_national().add(posted_on, period.count))


@rule(NOT_THE_FIRST_DAY, *POSTINGS, name="公示期没满不能撤下")
def earliest_take_down(posted_on: date, limit: Limit, calendar: Calendar) -> date | None:
    """The first day on which a notice of this limit may come down, after its longest period; None when it sets none."""
    last = [last_posted_day(posted_on, period, calendar) for period in limit.of(TermKind.PERIOD)]
    return max(last) + DAY if last else None
