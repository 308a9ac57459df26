"""What the law requires an organ to publish, and its catalogue as a file."""

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
from mingbai.portal.organs.content.table import table
from mingbai.portal.section import section
from mingbai.rendering.media import XLSX
from mingbai.statute.disclosure.items import statutory_items


@public(
    asks=("field", "state"),
    depends=("entries:{code}", "chains:{code}", "report:{code}"),
)
def content(request: HttpRequest, code: str) -> HttpResponse:
    """Show line by line what the organ must publish, blanks included, by the standard catalogue and by the regulation."""
    organ, context = section(code, "content")
    today = clock.today()
    counts = entries.statutory_item_counts(organ.id)
    context["rows"] = [(item, counts.get(item.code, 0)) for item in statutory_items(organ.level, today)]
    context["table"] = table(organ, today, request.GET.get("field", ""), request.GET.get("state", ""))
    context["asked_field"] = request.GET.get("field", "")
    context["has_chains"] = bool(entries.chains_shown(organ.id, limit=1))
    return render(request, "portal/content.jinja", context)


@public(depends=())
def catalogue_file(request: HttpRequest, code: str) -> HttpResponse:
    """Serve the organ's catalogue as the official table."""
    organ, today = queries.organ(code), clock.today()
    rows = catalogue.catalogue_table(organ, today)
    if not rows:
        raise NotVisible(code)
    name = quote(f"{organ.short_name}公开目录.xlsx")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return HttpResponse(catalogue.table_file(rows, today), content_type=XLSX, headers=headers)
