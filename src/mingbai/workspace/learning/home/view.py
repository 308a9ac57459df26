"""The first week of this person's post, and the chapters of the handbook."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mingbai.statute.disclosure.committees import makes_reports
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.learning.handbook.chapters import chapters_for
from mingbai.workspace.learning.home.week import first_days


@require_safe
@staff
def learning(request: StaffRequest) -> HttpResponse:
    """Show both."""
    level, post = request.acting.organ_level, request.acting.kind
    context = {
        "days": first_days(post, makes_reports=bool(makes_reports(level))),
        "chapters": chapters_for(level),
    }
    return page(request, "work/learning/home.jinja", context)
