"""The dates of an organ's cases that holiday notices or corrections moved, latest first."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mingbai.cases import policies
from mingbai.cases.queries import listing as queries
from mingbai.core.errors import NotVisible
from mingbai.statute.disclosure.committees import takes_applications
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.organs import readable_organ


@require_safe
@staff
def moved(request: StaffRequest) -> HttpResponse:
    """List what moved, with the reason and whether a letter had named the day before."""
    organ = readable_organ(request)
    if not takes_applications(organ.level):
        raise NotVisible(organ.code)
    rows = queries.moved(by=request.acting, organ_code=organ.code)
    context = {"organ": organ, "rows": rows, "may_open": policies.handles(request.acting, organ)}
    return page(request, "work/cases/moved.jinja", context)
