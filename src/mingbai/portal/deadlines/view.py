"""The public deadline calculator: until when an organ has to answer an application, and why (条例第30条至第35条)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingbai.calendars import queries as calendars
from mingbai.core import clock
from mingbai.core.errors import Invalid
from mingbai.portal.deadlines.form import DeadlineForm
from mingbai.portal.frame import public
from mingbai.statute.cases.clock import Timeline, timeline
from mingbai.statute.cases.facts import UnlawfulTimeline
from mingbai.statute.workdays.calendar import YearNotAnnounced


@public(asks=tuple(DeadlineForm.base_fields), depends=())
def deadlines(request: HttpRequest) -> HttpResponse:
    """Ask for the dates of an application and say when its answer is due; nothing is kept."""
    is_asked = "submitted_on" in request.GET
    form = DeadlineForm(request.GET if is_asked else None)
    found = _found(form) if is_asked else None
    return render(request, "portal/deadlines.jinja", {"form": form, "found": found}, status=form.status if is_asked else 200)


def _found(form: DeadlineForm) -> Timeline | None:
    """Return the timeline of what was written; None where the form says what is wrong with it."""
    found: list[Timeline] = []
    with form.taking():
        if form.is_valid():
            found.append(_timeline(form))
    return found[0] if found else None


def _timeline(form: DeadlineForm) -> Timeline:
    try:
        return timeline(form.facts(), calendars.local(), today=clock.today())
    except UnlawfulTimeline as no:
        raise Invalid(f"{no.reason}。", form.blame(no.key)) from no
    except YearNotAnnounced as no:
        raise Invalid(f"{no.year}年的放假安排还没有公布，算不出这个日子。公布以后再来算。", "submitted_on") from no
