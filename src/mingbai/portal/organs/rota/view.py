"""Who is at work in an organ today, and tomorrow."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingbai.core import clock
from mingbai.portal.frame import public
from mingbai.portal.section import section
from mingbai.rota import queries


@public(depends=("rota:{code}", "report:{code}"))
def duty(request: HttpRequest, code: str) -> HttpResponse:
    """Show everybody of the organ: where they are today, the room, the office telephone, and what they handle."""
    organ, context = section(code, "")
    today = clock.today()
    people = queries.board(organ.id, today)
    context |= {
        "today": today,
        "tomorrow": today + timedelta(days=1),
        "people": people,
        "is_entered": any(one.today for one in people),
        "here": sum(one.is_here for one in people),
    }
    return render(request, "portal/duty.jinja", context)
