"""Which reports are public and which are missing, by year and by organ: what each organ owes, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.annual_report.queries.evaluation import due
from mingbai.annual_report.queries.public import published_list
from mingbai.annual_report.values import PublishedRow
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.annual_report.due import ReportDue

MOST = 100_000


@dataclass(frozen=True, slots=True)
class OwedReport:
    """The report of an organ for a year: published, or missing since its day, or not due yet."""

    organ: OrganRow
    year: int
    due: ReportDue
    published: PublishedRow | None
    is_missing: bool

    @property
    def is_late(self) -> bool:
        """Whether it came after its day."""
        return self.published is not None and self.published.published_on > self.due.on


def report_years(today: date) -> tuple[int, ...]:
    """Return the years for which any organ reports or has reported, latest first."""
    first = min((row.first_report_year for row in organs.tree() if not row.is_committee), default=today.year)
    first = min([first, *(row.year for row in published_list(None, MOST))])
    return tuple(range(today.year - 1, first - 1, -1))


def reports_of_year(year: int, today: date) -> tuple[OwedReport, ...]:
    """Return what each organ owes for a year, in tree order; a closed organ stands there with what it published."""
    published = {row.organ_code: row for row in published_list(None, MOST, year=year)}
    listed = (_owed(row, year, published.get(row.code), today) for row in organs.tree() if not row.is_committee)
    return tuple(one for one in listed if one is not None)


def reports_of_organ(organ: OrganRow, today: date) -> tuple[OwedReport, ...]:
    """Return what an organ owes for each year, latest first."""
    if organ.is_committee:
        return ()
    published = {row.year: row for row in published_list(organ.id, MOST)}
    years = range(min([organ.first_report_year, *published]), max([today.year, *(year + 1 for year in published)]))
    listed = (_owed(organ, year, published.get(year), today) for year in reversed(years))
    return tuple(one for one in listed if one is not None)


def _owed(organ: OrganRow, year: int, published: PublishedRow | None, today: date) -> OwedReport | None:
    if published is None and (year < organ.first_report_year or not organ.is_open):
        return None
    last_day = due(organ, year)
    return OwedReport(organ, year, last_day, published, published is None and today > last_day.on)
