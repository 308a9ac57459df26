"""The county's late duties."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mingbai.accounts import policies
from mingbai.catalogue import queries
from mingbai.catalogue.values.duties import MARKED_OPEN
from mingbai.core.errors import NotVisible
from mingbai.core.paging import LONG
from mingbai.organs import queries as organs
from mingbai.workspace.frame import StaffRequest, page, staff


@require_safe
@staff
def late(request: StaffRequest) -> HttpResponse:
    """List what is late in the supervised organs, or with `?kind=document` what was marked open, for those who supervise."""
    if not policies.supervises(request.acting):
        raise NotVisible("duties-late")
    kind = MARKED_OPEN if request.GET.get("kind") == MARKED_OPEN else ""
    if kind:
        own = request.acting.organ_id
        under = queries.marked_open_late((organs.organ_by_id(own), *organs.supervised(own)), request.today)
    else:
        under = queries.organs_late(request.acting.organ_id, request.today)
    keys = [one.organ_id for one in under]
    rows = queries.late_duties(request.today, keys, kind=kind, limit=LONG) if keys else ()
    may_remind = policies.is_county_office(request.acting)
    context = {"organs": under, "rows": rows, "limit": LONG, "is_marked": bool(kind), "may_remind": may_remind}
    return page(request, "work/duties/late.jinja", context)
