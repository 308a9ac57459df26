"""The whole-process chains of an organ."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from mingbai.catalogue import queries as catalogue
from mingbai.core import asked, clock
from mingbai.core.paging import SHORT, cut
from mingbai.entries import queries as entries
from mingbai.portal.chains.told import COLUMN, told_all
from mingbai.portal.frame import public
from mingbai.portal.section import section


@public(asks=("after",), depends=("chains:{code}", "report:{code}"))
def chains(request: HttpRequest, code: str) -> HttpResponse:
    """List the matters of which the organ has published something, newest first."""
    organ, context = section(code, "")
    after = request.GET.get("after", "")
    before = asked.key(after) or None
    keys = entries.chains_shown(organ.id, before=before, limit=SHORT + 1)
    shown = cut(keys, SHORT, lambda key: key)
    here = reverse("portal:chains", args=[code])
    context |= {
        "matters": told_all(catalogue.chains_by_key(shown.rows), clock.today()),
        "first": here if before else "",
        "next": f"{here}?after={shown.next}" if shown.next else "",
        "column_name": COLUMN,
    }
    return render(request, "portal/chains.jinja", context)
