"""What the regulation requires of the organ, and what it has published of that."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mingbai.catalogue import queries
from mingbai.entries import queries as entries
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.organs import readable_organ


@require_safe
@staff
def coverage(request: StaffRequest) -> HttpResponse:
    """Show each item of 条例第20、21条: its lines in the catalogue, how many have something published, and what is blank."""
    organ = readable_organ(request)
    others = entries.counts_without_line([organ.id]).get(organ.id, {})
    found = queries.coverage(organ, request.today, entries.catalogue_counts(organ.id), others)
    context = {
        "organ": organ,
        "is_own": organ.id == request.acting.organ_id,
        "rows": found,
        "blank": sum(1 for one in found if one.is_blank),
    }
    return page(request, "work/catalogue/coverage.jinja", context)
