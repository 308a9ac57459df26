"""What the regulation asks of the organ, and what it has put out of it."""

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
    """The items of 条例第20、21条: how many the catalogue has, how many have something published, what is blank."""
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
