"""The guide to an organ's information."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingbai.core import clock
from mingbai.portal.frame import public
from mingbai.portal.section import section
from mingbai.statute.disclosure.items import statutory_items


@public
def guide(request: HttpRequest, code: str) -> HttpResponse:
    """Show the guide that the regulation requires (条例第12条), built from what is known about the organ."""
    organ, context = section(code, "guide")
    context["items"] = statutory_items(organ.level, clock.today())
    return render(request, "portal/guide.jinja", context)
