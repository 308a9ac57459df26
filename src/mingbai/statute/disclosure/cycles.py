"""What is renewed each month, quarter or year: the periods, when their information is formed, when it is due.

Sources: 村民委员会组织法第35条 (each quarter, busy accounts each month); 条例第26条 for the days after the period. Treating the
information of a period as formed on its last day is practice and can be changed per item.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from mingbai.statute.citation import Citation, practice
from mingbai.statute.disclosure.limit_text import YEARLY, Limit, Term, TermKind
from mingbai.statute.disclosure.limits import ARTICLE_26, Due, due
from mingbai.statute.disclosure.periods import VILLAGE_AFFAIRS
from mingbai.statute.index import rule
from mingbai.statute.workdays.calendar import DAY, Calendar
from mingbai.statute.workdays.deadline import LocalDays

FORMED_AT_THE_END = practice("按月、按季、按年的信息，期末最后一天为形成日，可以按事项另定")
LENGTHS = {"1mo": 1, "3mo": 3, "6mo": 6, "12mo": 12, "1y": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """One period: `key` is "2021-01", "2020Q4", "2020H2" or "2020"; with its first and its last day."""

    key: str
    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True)
class PeriodDue:
    """A period whose information is due: the day on which it is formed, and the days by which it must be public."""

    period: Period
    formed_on: date
    due: Due


def _has_days(term: Term) -> bool:
    """Whether a term says by which day information is published: in so many days, or by a day of the year."""
    return term.kind is TermKind.WITHIN or YEARLY.fullmatch(term.event) is not None


def months_of(cycle: Term) -> int:
    """Return the length of a cycle in months; raise ValueError for one that follows no calendar (every:20wd, every:5mo)."""
    found = LENGTHS.get(f"{cycle.count}{cycle.unit}") if cycle.kind is TermKind.EVERY else None
    if found is None:
        raise ValueError(f"{cycle} 不是按月、按季、按半年或者按年。")
    return found


def cycle_of(limit: Limit) -> Term | None:
    """Return the calendar cycle of an item; of alternatives the longest, which is the least that holds for all."""
    found = [term for term in limit.of(TermKind.EVERY) if f"{term.count}{term.unit}" in LENGTHS]
    return max(found, key=months_of, default=None)


@rule(VILLAGE_AFFAIRS, name="按月、按季、按年公开的周期")
def period_of(cycle: Term, on: date) -> Period:
    """Return the calendar period that contains a day."""
    length = months_of(cycle)
    index = (on.month - 1) // length
    first = date(on.year, index * length + 1, 1)
    month = first.month + length - 1
    key = {1: f"{on:%Y-%m}", 3: f"{on.year}Q{index + 1}", 6: f"{on.year}H{index + 1}", 12: f"{on.year}"}[length]
    return Period(key, first, date(on.year, month, monthrange(on.year, month)[1]))


@rule(VILLAGE_AFFAIRS, ARTICLE_26, FORMED_AT_THE_END, name="到期应当公开的周期")
def periods_due(
    limit: Limit, since: date, today: date, calendar: Calendar, *, formed_after: int = 0,
    local_days: LocalDays = LocalDays.EARLIER_AND_LATER, basis: Citation = ARTICLE_26,
) -> tuple[PeriodDue, ...]:  # fmt: skip
    """Return the periods whose information is formed from `since` to `today`, each with its due dates.

    Information is formed `formed_after` (natural) days after the period's last day, and due by the limit's own days, whose source
    is `basis`, or 条例第26条. A limit without a calendar cycle has no periods. Raises ValueError for a negative `formed_after`,
    and YearNotAnnounced.
    """
    if formed_after < 0:
        raise ValueError(f"information cannot be formed before its period ends: {formed_after}")
    cycle = cycle_of(limit)
    if cycle is None:
        return ()
    own = tuple(group for group in limit.groups if all(_has_days(term) for term in group))
    counted = Limit(own or ((cycle,),))
    found = []
    wait = timedelta(days=formed_after)
    period = period_of(cycle, since - wait)
    while (formed_on := period.last_on + wait) <= today:
        found.append(PeriodDue(period, formed_on, due(counted, formed_on, calendar, local_days, basis=basis, starts="期末")))
        period = period_of(cycle, period.last_on + DAY)
    return tuple(found)
