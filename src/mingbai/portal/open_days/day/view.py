"""One open day as the public sees it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingbai.core import clock
from mingbai.entries import queries as entries
from mingbai.outreach import queries
from mingbai.portal.frame import public
from mingbai.portal.open_days.told import changed, title, when
from mingbai.portal.section import section
from mingbai.statute.outreach.open_days import DayState


@public(depends=("days:{code}", "entries:{code}", "report:{code}"))
def day(request: HttpRequest, code: str, day_id: int) -> HttpResponse:
    """Show day, places and the reviewed announcement; how many places are left stands where people sign up."""
    row = queries.public_day(code, day_id)
    _, context = section(code, "")
    is_planned = row.state is DayState.PLANNED and row.is_announced
    context |= {
        "row": row,
        "title": title(row),
        "when": when(row),
        "changed": changed(row),
        "is_planned": is_planned,
        "is_open": is_planned and clock.today() <= row.plan.sign_up_until,
        "text": entries.public_entry(code, row.announcement_id).content.body if is_planned and row.announcement_id else "",
        "column_name": "政府开放日",
    }
    return render(request, "portal/open_day.jinja", context)
