"""The disclosure rules of an organ."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingbai.entries import queries as entries
from mingbai.portal.frame import public
from mingbai.portal.section import section
from mingbai.statute.disclosure.items import RULES


@public(asks=("after",), depends=("item:{code}:rules", "report:{code}"))
def rules(request: HttpRequest, code: str) -> HttpResponse:
    """List the organ's own rules on disclosure."""
    organ, context = section(code, "rules")
    context["rows"], context["after"] = entries.by_statutory_item(
        organ_id=organ.id, item=RULES, after=request.GET.get("after", "")
    )
    return render(request, "portal/rules.jinja", context)
