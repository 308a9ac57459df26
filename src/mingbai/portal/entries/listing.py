"""A list of public entries of one place of the law or the catalogue, by year and month: one shape for every such page."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest

from mingbai.core import asked, clock
from mingbai.entries.queries import records as entries
from mingbai.entries.queries.records import MOST_COUNTED, Place, YearOrMonth
from mingbai.entries.values.rows import ListedRow
from mingbai.organs import queries as organs
from mingbai.portal.addresses import entry_pages
from mingbai.portal.filtering import Filtered, select

ASKS = ("year", "month", "after")
MONTHS = tuple((str(number), f"{number}月") for number in range(1, 13))


def listing(place: Place, path: str, request: HttpRequest, **query: str) -> dict[str, object]:
    """Return what `portal/listing.jinja` shows: rows, their number, filters, the way on. `query` names the place in `path`."""
    period, after = _period(request), request.GET.get("after", "")
    rows, more = entries.records(place, period, after=after)
    whole = entries.total(place)
    given = {**query, "year": str(period.year) if period else "", "month": str(period.month or "") if period else ""}
    filtered = Filtered(path, given, _said(period))
    total = entries.counted(place, period) if period else whole
    return {
        "entries": rows,
        "pages": _pages(rows),
        "total": min(total, MOST_COUNTED) if period else total,
        "is_exact": period is None or total <= MOST_COUNTED,
        "asked": query,
        "filtered": filtered,
        "filters": _filters(place, given) if whole else (),
        "first": filtered.address() if after else "",
        "next": filtered.address(after=more) if more else "",
    }


def _period(request: HttpRequest) -> YearOrMonth | None:
    """Return the year and month asked for; what is none filters nothing."""
    year = asked.number(request.GET.get("year", ""), asked.FIRST_YEAR, asked.LAST_YEAR)
    month = asked.number(request.GET.get("month", ""), 1, 12)
    return YearOrMonth(year, month or 0) if year else None


def _said(period: YearOrMonth | None) -> Mapping[str, str]:
    if period is None:
        return {}
    return {"year": f"{period.year}年", "month": dict(MONTHS).get(str(period.month), "")}


def _filters(place: Place, given: Mapping[str, str]) -> tuple[object, ...]:
    today = clock.today()
    years = range(today.year, (entries.first_year(place) or today.year) - 1, -1)
    return (
        select("year", "年份", "全部年份", ((str(one), f"{one}年") for one in years), given["year"]),
        select("month", "月份", "全年", MONTHS, given["month"]),
    )


def _pages(rows: tuple[ListedRow, ...]) -> Mapping[int, tuple[str, str]]:
    """Return the address under which each organ's entries stand, and its short name, by its key."""
    if not rows:
        return {}
    own = {row.organ_id for row in rows}
    return {row.id: (entry_pages(row.code), row.short_name) for row in organs.tree() if row.id in own}
