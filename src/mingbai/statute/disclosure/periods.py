"""How long a notice stays posted, and the earliest day on which it may come down.

Sources: 民法典第201条 (the day of posting does not count); 村民委员会组织法第35条 (village affairs at least 15 days);
土地管理法实施条例第26、28、31条 (the notices of an expropriation). A period is over at the end of its last day.
"""

from __future__ import annotations

from datetime import date, timedelta

from mingbai.statute.citation import Citation, practice
from mingbai.statute.disclosure.limit_text import Limit, Term, TermKind
from mingbai.statute.index import rule
from mingbai.statute.workdays.calendar import DAY, NOT_THE_FIRST_DAY, Calendar, YearNotAnnounced
from mingbai.statute.workdays.periods import rolled

VILLAGE_AFFAIRS = Citation("村民委员会组织法", "第35条")
LAND, LAND_NUMBER = "土地管理法实施条例", "国务院令第743号"
ROLLS_ON = practice("公示期末日是休息日的顺延（民法典第203条），宁长勿短")
POSTINGS = (VILLAGE_AFFAIRS, Citation(LAND, "第26条", LAND_NUMBER), Citation(LAND, "第28条", LAND_NUMBER))


@rule(NOT_THE_FIRST_DAY, *POSTINGS, ROLLS_ON, name="公示期满")
def last_posted_day(posted_on: date, period: Term, calendar: Calendar, *, rolls: bool = True) -> date:
    """Return the last day on which a notice must stay up; for working days, the later of the national and local counts.

    `rolls`: natural days that end on a rest day run on to the next working day. No text says whether they do; longer is safe.
    Raises ValueError for a term that is not a period, and YearNotAnnounced.
    """
    if period.kind is not TermKind.PERIOD:
        raise ValueError(f"{period} is no period of posting")
    if period.unit == "d":
        last = posted_on + timedelta(days=period.count)
        try:
            return rolled(calendar, last) if rolls else last
        except YearNotAnnounced:
            # Whether it is a rest day is not known yet; the plain day holds.
            return last
    return max(calendar.add(posted_on, period.count), calendar.only_national().add(posted_on, period.count))


@rule(NOT_THE_FIRST_DAY, *POSTINGS, name="公示期没满不能撤下")
def earliest_take_down(posted_on: date, limit: Limit, calendar: Calendar, *, rolls: bool = True) -> date | None:
    """Return the first day on which a notice may come down, after its longest period; None when the limit sets none."""
    last = [last_posted_day(posted_on, period, calendar, rolls=rolls) for period in limit.of(TermKind.PERIOD)]
    return max(last) + DAY if last else None
