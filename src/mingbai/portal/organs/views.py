"""The organ section: all organs, and of each the guide, the rules and what the law makes public."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingbai.catalogue import queries as catalogue
from mingbai.core import clock
from mingbai.core.errors import NotVisible
from mingbai.entries import queries as entries
from mingbai.organs import queries
from mingbai.portal.frame import public
from mingbai.portal.organs.levels import grouped
from mingbai.portal.organs.section import COLUMN, section
from mingbai.portal.organs.table import table
from mingbai.statute.disclosure.items import RULES, items

PER_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@public
def organs(request: HttpRequest) -> HttpResponse:
    """All organs with their four parts; it is the map of the site too."""
    context = {"groups": grouped(queries.tree()), "column_name": COLUMN, "column_type": COLUMN}
    return render(request, "portal/organs.jinja", context)


@public
def content(request: HttpRequest, code: str) -> HttpResponse:
    """What the law makes the organ publish, item by item, blanks shown; by the standard catalogue and by the regulation."""
    organ, context = section(code, "organ")
    today = clock.today()
    counts = entries.item_counts(organ.id)
    context["rows"] = [(item, counts.get(item.code, 0)) for item in items(organ.level, today)]
    context["table"] = table(organ, today, request.GET.get("field", ""), request.GET.get("state", ""))
    context["asked_field"] = request.GET.get("field", "")
    context["has_chains"] = bool(entries.chains_shown(organ.id, limit=1))
    return render(request, "portal/content.jinja", context)


@public
def catalogue_file(request: HttpRequest, code: str) -> HttpResponse:
    """The organ's catalogue as the official table."""
    organ, today = queries.organ(code), clock.today()
    rows = catalogue.catalogue_table(organ, today)
    if not rows:
        raise NotVisible(code)
    name = quote(f"{organ.short_name}公开目录.xlsx")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return HttpResponse(catalogue.table_file(rows, today), content_type=XLSX, headers=headers)


@public
def guide(request: HttpRequest, code: str) -> HttpResponse:
    """The guide that the regulation asks for (条例第12条), out of what is known about the organ."""
    organ, context = section(code, "guide")
    context["items"] = items(organ.level, clock.today())
    return render(request, "portal/guide.jinja", context)


@public
def rules(request: HttpRequest, code: str) -> HttpResponse:
    """The organ's own rules about disclosure."""
    organ, context = section(code, "rules")
    context["rows"], context["after"] = entries.by_item(
        organ_id=organ.id, item=RULES, after=request.GET.get("after", ""), limit=PER_PAGE
    )
    return render(request, "portal/rules.jinja", context)
