"""Annual reports by year, with what is missing, and by organ."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from mingbai.annual_report import queries
from mingbai.core import asked, clock
from mingbai.organs import queries as organs
from mingbai.portal.filtering import select
from mingbai.portal.frame import public
from mingbai.portal.section import COLUMN, section


@public(asks=("year", "organ"), depends=("reports",))
def reports(request: HttpRequest) -> HttpResponse:
    """List the reports of `?year=`, those not published too; `?organ=` leads to the organ's own list."""
    today = clock.today()
    public_bodies = tuple(row for row in organs.tree() if not row.is_committee)
    code = request.GET.get("organ", "")
    if any(row.code == code for row in public_bodies):
        return HttpResponseRedirect(reverse("portal:organ-reports", args=[code]))
    years = queries.report_years(today)
    year = asked.number(request.GET.get("year", ""), asked.FIRST_YEAR, asked.LAST_YEAR)
    if year not in years:
        year = next((row.year for row in queries.published_list(None, 1)), today.year - 1)
    rows = queries.reports_of_year(year, today)
    context = {
        "year": year,
        "years": years,
        "rows": rows,
        "out": sum(1 for row in rows if row.published),
        "missing": sum(1 for row in rows if row.is_missing),
        "organ_field": select("organ", "只看一个机关", "选机关", ((row.code, row.short_name) for row in public_bodies), ""),
        "place": "reports",
        "column_name": "政府信息公开年报",
        "column_type": COLUMN,
    }
    return render(request, "portal/reports.jinja", context)


@public(depends=("report:{code}",))
def organ_reports(request: HttpRequest, code: str) -> HttpResponse:
    """List the reports of one organ, those not published too."""
    organ, context = section(code, "organ-reports")
    context["rows"] = queries.reports_of_organ(organ, clock.today())
    return render(request, "portal/organ_reports.jinja", context)
