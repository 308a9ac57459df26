"""Lists of published annual reports: the whole county, and one organ."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingbai.annual_report import queries
from mingbai.portal.frame import public
from mingbai.portal.section import COLUMN, section

MOST = 200


@public
def reports(request: HttpRequest) -> HttpResponse:
    """List the published reports of all organs, newest first."""
    context = {
        "rows": queries.published_list(None, MOST),
        "place": "reports",
        "column_name": "政府信息公开年报",
        "column_type": COLUMN,
    }
    return render(request, "portal/reports.jinja", context)


@public
def organ_reports(request: HttpRequest, code: str) -> HttpResponse:
    """List the published reports of one organ."""
    organ, context = section(code, "organ-reports")
    context["rows"] = queries.published_list(organ.id, MOST)
    return render(request, "portal/organ_reports.jinja", context)
