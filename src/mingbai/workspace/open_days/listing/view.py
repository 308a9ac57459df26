"""An organ's open days, and those of the ledger of which nothing else is recorded yet."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from mingbai.accounts import policies
from mingbai.core import words
from mingbai.outreach import actions, queries
from mingbai.statute.outreach.open_days import STATE_WORDS
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.open_days.words import TAGS
from mingbai.workspace.organs import readable_organ

FIRST_YEAR = 2019


@require_safe
@staff
def open_days(request: StaffRequest) -> HttpResponse:
    """List the open days of `?organ=`, the person's own without it, latest first."""
    organ = readable_organ(request)
    after = request.GET.get("after", "")
    found = queries.open_days(organ.id, after=after)
    here = reverse("work:open-days")
    may_work = policies.may_work_for(request.acting, organ)
    context = {
        "organ": organ,
        "rows": found.rows,
        "state_words": STATE_WORDS,
        "tags": TAGS,
        "may_work": may_work,
        "of_ledger": queries.of_ledger(organ.id, range(FIRST_YEAR, request.at.year + 1)) if may_work and not after else (),
        "weekday": words.weekday,
        "first": f"{here}?organ={organ.code}" if after else "",
        "next": f"{here}?organ={organ.code}&after={found.next}" if found.next else "",
    }
    return page(request, "work/open_days/list.jinja", context)


@require_POST
@staff
def adopt(request: StaffRequest, activity_id: int) -> HttpResponse:
    """Make an open day of a row of the ledger."""
    made = actions.adopt(activity_id=activity_id, by=request.acting, at=request.at)
    return redirect("work:open-day", made)
