"""What the law requires an organ or a committee to publish, and its catalogue as a file."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingbai.catalogue import queries as catalogue
from mingbai.core import clock
from mingbai.core.errors import NotVisible
from mingbai.entries import queries as entries
from mingbai.entries.queries.emergencies import emergencies_in_force
from mingbai.organs import queries
from mingbai.portal.frame import public
from mingbai.portal.organs.content.services import services
from mingbai.portal.organs.content.table import table
from mingbai.portal.organs.rota.told import duty_link
from mingbai.portal.section import section
from mingbai.rendering.media import XLSX
from mingbai.statute.disclosure.committees import affairs
from mingbai.statute.disclosure.items import statutory_items


@public(
    asks=("field", "state"),
    depends=("entries:{code}", "chains:{code}", "rota:{code}", "days:{code}", "group:{code}", "report:{code}"),
)
def content(request: HttpRequest, code: str) -> HttpResponse:
    """Show line by line what the organ must publish, blanks included, by the standard catalogue and by the regulation."""
    organ, context = section(code, "organ")
    today = clock.today()
    context["services"] = (*duty_link(organ, today), *services(organ))
    if organ.is_committee:
        context |= {"affairs": affairs(organ.level, today), "lines": catalogue.catalogue_table(organ, today)}
        return render(request, "portal/affairs.jinja", context)
    context["alarms"] = emergencies_in_force(today, organ.id)
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
