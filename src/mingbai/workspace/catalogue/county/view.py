"""How far each organ of the county has come with its catalogue."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mingbai.accounts import policies
from mingbai.catalogue import queries
from mingbai.catalogue.policies import may_keep_master
from mingbai.core.errors import NotVisible
from mingbai.entries import queries as entries
from mingbai.organs import queries as organs
from mingbai.workspace.frame import StaffRequest, page, staff


@require_safe
@staff
def county(request: StaffRequest) -> HttpResponse:
    """Show how much of its catalogue each supervised organ has published."""
    if not policies.supervises(request.acting):
        raise NotVisible("catalogue-county")
    under = organs.supervised(request.acting.organ_id)
    keys = [organ.id for organ in under]
    published, others = entries.catalogue_counts_of(keys), entries.counts_without_line(keys)
    rows = queries.coverage_of_county(request.acting.organ_id, request.today, published, others)
    context = {"rows": rows, "may_keep": may_keep_master(request.acting)}
    return page(request, "work/catalogue/county.jinja", context)
