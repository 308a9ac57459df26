"""One matter from its decision to its result."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingbai.catalogue import queries as catalogue
from mingbai.core import clock
from mingbai.core.errors import NotVisible
from mingbai.portal.chains.told import COLUMN, told
from mingbai.portal.frame import public
from mingbai.portal.section import section


@public(depends=("chain:{chain_id}", "report:{code}"))
def chain(request: HttpRequest, code: str, chain_id: int) -> HttpResponse:
    """Show one matter as a timeline, with what is missing and when it is due; 404 until some part of it is public."""
    organ, context = section(code, "")
    row = catalogue.chain(chain_id)
    if row.organ_id != organ.id:
        raise NotVisible(str(chain_id))
    found = told(row, clock.today())
    if not found.is_public:
        raise NotVisible(str(chain_id))
    return render(request, "portal/chain.jinja", context | {"told": found, "column_name": COLUMN})
