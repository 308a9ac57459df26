"""What an organ published in one field of the catalogue."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from mingbai.entries.queries.records import Place
from mingbai.organs import queries as organs
from mingbai.portal.entries.listing import ASKS, listing
from mingbai.portal.frame import public
from mingbai.portal.section import of_organ

LONGEST_FIELD = 40


@public(asks=("name", *ASKS), depends=("field:{code}:{name}",))
def field(request: HttpRequest, code: str) -> HttpResponse:
    """List what an organ published in one field of the catalogue, newest first."""
    organ = organs.organ(code)
    name = request.GET.get("name", "")
    if not name or len(name) > LONGEST_FIELD:
        raise Http404
    found = listing(Place("field", name, organ.id), reverse("portal:field", args=[code]), request, name=name)
    context = {
        **of_organ(organ),
        **found,
        "heading": name,
        "source": "标准目录的领域",
        "deliveries": None,
        "reported": None,
        "column_name": name,
    }
    return render(request, "portal/records.jinja", context)
