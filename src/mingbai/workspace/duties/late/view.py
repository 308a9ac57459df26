"""The county's late duties."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mingbai.accounts import policies
from mingbai.catalogue import queries
from mingbai.core.errors import NotVisible
from mingbai.core.paging import LONG
from mingbai.workspace.frame import StaffRequest, page, staff


@require_safe
@staff
def late(request: StaffRequest) -> HttpResponse:
    """List what is late in the supervised organs, for the county office and its auditor."""
    if not policies.supervises(request.acting):
        raise NotVisible("duties-late")
    under = queries.organs_late(request.acting.organ_id, request.today)
    keys = [one.organ_id for one in under]
    rows = queries.late_duties(request.today, keys, limit=LONG) if keys else ()
    return page(request, "work/duties/late.jinja", {"organs": under, "rows": rows, "limit": LONG})
