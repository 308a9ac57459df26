"""The list of an organ's applications: numbers, matters and dates; nobody's name."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from mingbai.accounts import policies as accounts
from mingbai.cases import policies
from mingbai.cases.queries import listing as queries
from mingbai.core.errors import NotVisible
from mingbai.organs.queries import OrganRow
from mingbai.statute.cases.states import STATE_WORDS
from mingbai.statute.disclosure.committees import takes_applications
from mingbai.workspace.cases.words import LIST_STATES, NEXT_WORDS, OPEN_ONES, TAGS, limit_words
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.organs import readable_organ


@require_safe
@staff
def listing(request: StaffRequest) -> HttpResponse:
    """List the applications of an organ by state, newest first."""
    organ = readable_organ(request)
    if not takes_applications(organ.level):
        raise NotVisible(organ.code)
    key, _, states = next((one for one in LIST_STATES if one[0] == request.GET.get("state", "")), LIST_STATES[0])
    after = request.GET.get("after", "")
    found = queries.listed(by=request.acting, organ_code=organ.code, on=request.today, states=states, after=after)
    counts = queries.counts(by=request.acting, organ_code=organ.code, on=request.today)
    filters = [(one, label, sum(counts.values()) if one == OPEN_ONES else None, one == key) for one, label, _ in LIST_STATES]
    context = {
        "organ": organ,
        "may_work": accounts.may_work_for(request.acting, organ),
        "may_choose": accounts.is_county_office(request.acting),
        "may_open": policies.handles(request.acting, organ),
        "has_moved": bool(queries.moved(by=request.acting, organ_code=organ.code, limit=1)),
        "rows": found.rows,
        "filters": filters,
        "state_words": STATE_WORDS,
        "next_words": NEXT_WORDS,
        "tags": TAGS,
        "limit_words": limit_words,
        "first": _address(organ, key, "") if after else "",
        "next": _address(organ, key, found.next) if found.next else "",
    }
    return page(request, "work/cases/list.jinja", context)


def _address(organ: OrganRow, state: str, after: str) -> str:
    query = {"organ": organ.code, "state": state, "after": after}
    return f"{reverse('work:cases')}?{urlencode({name: value for name, value in query.items() if value})}"
