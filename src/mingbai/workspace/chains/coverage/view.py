"""How complete the chains of the county's organs are."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mingbai.accounts import policies
from mingbai.catalogue import queries
from mingbai.core.errors import NotVisible
from mingbai.entries.queries.of_chains import chain_entries
from mingbai.workspace.frame import StaffRequest, page, staff


@require_safe
@staff
def coverage(request: StaffRequest) -> HttpResponse:
    """Show how many chains of each organ are complete, for the county office and its auditor."""
    if not policies.supervises(request.acting):
        raise NotVisible("chain-coverage")
    keys = queries.chain_keys(request.acting.organ_id)
    rows = queries.chain_coverage(request.acting.organ_id, chain_entries(keys), request.today)
    # Organs with chains come first; the sort is stable, so the rest stay in tree order.
    rows = tuple(sorted(rows, key=lambda row: (not row.total, -row.late_steps, -row.incomplete)))
    totals = (sum(row.complete for row in rows), sum(row.total for row in rows), sum(row.late_steps for row in rows))
    return page(request, "work/chains/coverage.jinja", {"rows": rows, "totals": totals})
