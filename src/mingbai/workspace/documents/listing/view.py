"""The list of slips."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from mingbai.accounts import policies
from mingbai.documents import queries
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.attributes import ATTRIBUTE_WORDS
from mingbai.statute.disclosure.documents import STATE_WORDS
from mingbai.workspace.documents.words import LIST_STATES, TAGS
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.organs import readable_organ


@require_safe
@staff
def listing(request: StaffRequest) -> HttpResponse:
    """List the slips of an organ by state, newest first."""
    organ = readable_organ(request)
    chosen = next((one for one in LIST_STATES if one[0] == request.GET.get("state", "")), LIST_STATES[0])
    after = request.GET.get("after", "")
    found = queries.listed(by=request.acting, organ_code=organ.code, states=chosen[2], after=after)
    counts = queries.counts(by=request.acting, organ_code=organ.code)
    filters = [
        (key, label, sum(counts.get(s, 0) for s in states) if states else sum(counts.values()), key == chosen[0])
        for key, label, states in LIST_STATES
    ]
    waiting = {row.id for row in queries.waiting(request.acting)}
    context = {
        "organ": organ,
        "may_work": policies.may_work_for(request.acting, organ),
        "rows": found.rows,
        "waiting": waiting,
        "filters": filters,
        "state_words": STATE_WORDS,
        "tags": TAGS,
        "attributes": ATTRIBUTE_WORDS,
        "first": _listing_address(organ, chosen[0], "") if after else "",
        "next": _listing_address(organ, chosen[0], found.next) if found.next else "",
    }
    return page(request, "work/documents/list.jinja", context)


def _listing_address(organ: OrganRow, state: str, after: str) -> str:
    query = {"organ": organ.code, "state": state, "after": after}
    return f"{reverse('work:documents')}?{urlencode({name: value for name, value in query.items() if value})}"
