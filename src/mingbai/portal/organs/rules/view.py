"""The disclosure rules of an organ."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingbai.entries.queries.records import Place, records
from mingbai.portal.frame import public
from mingbai.portal.section import section
from mingbai.statute.disclosure.items import RULES


@public(asks=("after",), depends=("item:{code}:rules", "report:{code}"))
def rules(request: HttpRequest, code: str) -> HttpResponse:
    """List the organ's own rules on disclosure."""
    organ, context = section(code, "rules")
    place = Place("statutory_item", RULES, organ.id)
    context["rows"], context["after"] = records(place, after=request.GET.get("after", ""))
    return render(request, "portal/rules.jinja", context)
