"""公开得怎么样: what the county owes its public and what is there, with the way to every record."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingbai.core import asked, clock
from mingbai.portal.frame import public
from mingbai.portal.openness.standing import standing
from mingbai.portal.section import COLUMN

YEARS = 3


@public(asks=("year",))
def openness(request: HttpRequest) -> HttpResponse:
    """Show the county's standing on a day."""
    # Acts on applications touch no public page: they count as they stood at the last act that did, or at midnight.
    today = clock.today()
    years = tuple(range(today.year, today.year - YEARS, -1))
    year = asked.number(request.GET.get("year", ""), asked.FIRST_YEAR, asked.LAST_YEAR)
    if year not in years:
        year = today.year
    context = {
        "found": standing(today, year),
        "year": year,
        "years": years,
        "column_name": "公开得怎么样",
        "column_type": COLUMN,
    }
    return render(request, "portal/openness.jinja", context)
