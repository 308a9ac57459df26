"""Whole-process chains: the matters of an organ, and one of them from its decision to its result."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from mingbai.catalogue import queries as catalogue
from mingbai.core import clock
from mingbai.core.errors import NotVisible
from mingbai.entries import queries as entries
from mingbai.portal.entries.chain import told, told_all
from mingbai.portal.frame import public
from mingbai.portal.organs.section import section

COLUMN = "全过程公开"
PER_PAGE = 20
LONGEST_KEY = 18


@public
def chains(request: HttpRequest, code: str) -> HttpResponse:
    """The matters of an organ of which something is public, the latest first."""
    organ, context = section(code, "")
    after = request.GET.get("after", "")
    before = int(after) if after.isdecimal() and len(after) <= LONGEST_KEY else None
    keys = entries.chains_shown(organ.id, before=before, limit=PER_PAGE + 1)
    shown = keys[:PER_PAGE]
    here = reverse("portal:chains", args=[code])
    context |= {
        "matters": told_all(catalogue.chains_by_key(shown), clock.today()),
        "first": here if before else "",
        "next": f"{here}?after={shown[-1]}" if len(keys) > PER_PAGE else "",
        "column_name": COLUMN,
    }
    return render(request, "portal/chains.jinja", context)


@public
def chain(request: HttpRequest, code: str, chain_id: int) -> HttpResponse:
    """One matter as a timeline, with what is missing and until when; nothing before something of it is public."""
    organ, context = section(code, "")
    row = catalogue.chain(chain_id)
    if row.organ_id != organ.id:
        raise NotVisible(str(chain_id))
    found = told(row, clock.today())
    if not found.is_public:
        raise NotVisible(str(chain_id))
    return render(request, "portal/chain.jinja", context | {"told": found, "column_name": COLUMN})
