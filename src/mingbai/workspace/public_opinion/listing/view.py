"""What was said of an organ in public."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from mingbai.accounts import policies
from mingbai.public_opinion import queries
from mingbai.statute.public_opinion.answering import KIND_WORDS, STATE_WORDS
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.organs import readable_organ
from mingbai.workspace.public_opinion.hours import TAGS


@require_safe
@staff
def opinions(request: StaffRequest) -> HttpResponse:
    """List the events of `?organ=`, the person's own without it, latest first."""
    organ = readable_organ(request)
    after = request.GET.get("after", "")
    found = queries.opinions(organ.id, after=after)
    here = f"{reverse('work:opinions')}?organ={organ.code}"
    context = {
        "organ": organ,
        "rows": found.rows,
        "kind_words": KIND_WORDS,
        "state_words": STATE_WORDS,
        "tags": TAGS,
        "may_work": policies.may_work_for(request.acting, organ),
        "first": here if after else "",
        "next": f"{here}&after={found.next}" if found.next else "",
    }
    return page(request, "work/public_opinion/list.jinja", context)
