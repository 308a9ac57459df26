"""What an organ published in one field of the catalogue."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from mingbai.entries import queries
from mingbai.portal.frame import public
from mingbai.portal.section import section

LONGEST_FIELD = 40


@public(asks=("name", "after"), depends=("field:{code}:{name}", "report:{code}"))
def field(request: HttpRequest, code: str) -> HttpResponse:
    """List what an organ published in one field of the catalogue, newest first."""
    organ, context = section(code, "")
    name = request.GET.get("name", "")
    if not name or len(name) > LONGEST_FIELD:
        raise Http404
    rows, more = queries.by_field(organ_id=organ.id, field=name, after=request.GET.get("after", ""))
    here = reverse("portal:field", args=[code])
    context |= {
        "heading": name,
        "source": "标准目录的领域",
        "total": queries.field_counts([organ.id], name).get(organ.id, 0),
        "entries": rows,
        "deliveries": (),
        "first": f"{here}?{urlencode({'name': name})}" if request.GET.get("after") else "",
        "next": f"{here}?{urlencode({'name': name, 'after': more})}" if more else "",
        "reported": None,
        "column_name": name,
    }
    return render(request, "portal/records.jinja", context)
