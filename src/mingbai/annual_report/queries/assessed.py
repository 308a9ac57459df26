"""What went wrong with an organ's report of a year, for the year's assessment."""

from __future__ import annotations

from mingbai.annual_report.models import Report, ReportVersion
from mingbai.annual_report.queries.evaluation import due
from mingbai.core.words import day, in_china
from mingbai.organs import queries as organs


def faults(organ_id: int, year: int) -> tuple[str, ...]:
    """Return in words each fault of a report: not published by its day, sent back, corrected after publication."""
    organ = organs.organ_by_id(organ_id)
    if organ.is_committee or year < organ.first_report_year:
        return ()
    last = due(organ, year).on
    row = Report.objects.filter(organ_id=organ_id, year=year).first()
    at = row.published_at if row else None
    found = [] if at and in_china(at).date() <= last else [f"{year}年度报告没有在{day(last)}以前公布"]
    if row and row.return_reason:
        found.append(f"{year}年度报告被退回：{row.return_reason}")
    corrections = ReportVersion.objects.filter(report=row, number__gt=1).order_by("number") if row else ()
    return (*found, *(f"{year}年度报告{day(one.published_at)}更正" for one in corrections))
