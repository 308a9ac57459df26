"""How fresh the columns of the organs are."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mingbai.catalogue.queries import freshness
from mingbai.entries.queries import updated
from mingbai.statute.disclosure.freshness import FRESHNESS_WORDS, Freshness
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.organs import readable_organ

FRESHNESS_TAGS = {
    Freshness.FRESH: "done",
    Freshness.DUE_SOON: "soon",
    Freshness.BLANK: "none",
    Freshness.STALE: "late",
}


@require_safe
@staff
def columns(request: StaffRequest) -> HttpResponse:
    """Whether each column of the organ has news, by the inspection of government sites."""
    organ = readable_organ(request)
    found = freshness.columns(organ, updated(organ.id), request.today)
    context = {
        "organ": organ,
        "is_own": organ.id == request.acting.organ_id,
        "found": found,
        "words": FRESHNESS_WORDS,
        "tag_kinds": FRESHNESS_TAGS,
    }
    return page(request, "work/duties/columns.jinja", context)
