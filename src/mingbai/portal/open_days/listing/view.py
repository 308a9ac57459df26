"""The open days of an organ."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingbai.core import clock
from mingbai.outreach import queries
from mingbai.portal.frame import public
from mingbai.portal.open_days.told import title, when
from mingbai.portal.section import section
from mingbai.statute.outreach.open_days import DayState


@public(depends=("days:{code}", "entries:{code}", "report:{code}"))
def open_days(request: HttpRequest, code: str) -> HttpResponse:
    """List what was announced and what was held, latest first."""
    organ, context = section(code, "")
    today = clock.today()
    found = queries.public_days(organ.id)
    rows = [(row, title(row), when(row), _standing(row.state, row.plan.sign_up_until >= today)) for row in found]
    return render(request, "portal/open_days.jinja", context | {"rows": rows, "column_name": "政府开放日"})


def _standing(state: DayState, is_open: bool) -> tuple[str, str]:
    """Return the words of a tag and its kind."""
    if state is DayState.PLANNED:
        return ("正在报名", "half") if is_open else ("报名截止", "")
    return ("已举办", "done") if state is DayState.HELD else ("取消", "stop")
