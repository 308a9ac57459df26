"""The reports that a closed organ left behind."""

from __future__ import annotations

from datetime import date

from mingbai.annual_report.models import Handover, Report
from mingbai.organs.queries import OrganRow
from mingbai.statute.annual_report.states import ReportState


def left_behind(organ: OrganRow, today: date) -> tuple[int, ...]:
    """Return the years, up to that of its end, whose report a closed organ has neither published nor handed over; two queries."""
    if organ.closed_on is None or organ.is_committee:
        return ()
    states = dict(Report.objects.filter(organ_id=organ.id).values_list("year", "state"))
    done = {year for year, state in states.items() if state == ReportState.PUBLISHED}
    done |= set(Handover.objects.filter(organ_id=organ.id).values_list("year", flat=True))
    last = {year for year in (organ.closed_on.year - 1, organ.closed_on.year) if organ.first_report_year <= year < today.year}
    return tuple(sorted((last | states.keys()) - done))
