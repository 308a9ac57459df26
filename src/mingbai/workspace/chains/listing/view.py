"""The chains of an organ."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from mingbai.accounts import policies
from mingbai.catalogue import queries
from mingbai.core import asked
from mingbai.core.paging import PAGE, cut
from mingbai.entries.queries.of_chains import chain_entries
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.organs import readable_organ


@require_safe
@staff
def chains(request: StaffRequest) -> HttpResponse:
    """List the chains of an organ, each with how much of it is missing."""
    organ = readable_organ(request)
    before = request.GET.get("before", "")
    rows = queries.chains_of(organ.id, before=asked.key(before) or None, limit=PAGE + 1)
    listed, following = cut(rows, PAGE, lambda row: row.id)
    lacking = queries.chains_lacking(listed, chain_entries([row.id for row in listed]), request.today)
    query: dict[str, str | int] = {} if organ.id == request.acting.organ_id else {"organ": organ.code}
    context = {
        "organ": organ,
        "is_own": organ.id == request.acting.organ_id,
        "may_work": policies.may_work_for(request.acting, organ),
        "rows": [(row, lacking[row.id]) for row in listed],
        "first": f"?{urlencode(query)}" if before else "",
        "next": f"?{urlencode({**query, 'before': following})}" if following else "",
        "may_see_county": policies.supervises(request.acting),
    }
    return page(request, "work/chains/list.jinja", context)
