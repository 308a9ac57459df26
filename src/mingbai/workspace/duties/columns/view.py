"""How fresh an organ's columns are."""

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
    """Show whether each of the organ's columns has news, by the standards of the government site inspection."""
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
