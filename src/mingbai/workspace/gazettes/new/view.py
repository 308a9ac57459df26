"""Begin an issue: its number and its period."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.core.errors import NotVisible
from mingbai.core.forms import PlainForm, day, number
from mingbai.gazettes import actions, policies, queries
from mingbai.workspace.frame import StaffRequest, own_organ, page, staff


class IssueForm(PlainForm):
    """Which issue, of which days."""

    year = number("年份", "", 2999, least=2000)
    number = number("第几期", "编过的期数不再用。", 400)
    first_on = day("收从哪天公开的")
    last_on = day("到哪天")
    dated_on = day("出版日期", "印在封面上。")


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def new(request: StaffRequest) -> HttpResponse:
    """Ask for number and period, with the next number and the last month filled in."""
    organ = own_organ(request)
    if not policies.has_gazette(organ):
        raise NotVisible(organ.code)
    today = request.today
    start: dict[str, Any] = {
        "year": today.year,
        "number": queries.next_number(organ.id, today.year),
        "first_on": date(today.year, today.month, 1),
        "last_on": today,
        "dated_on": today,
    }
    form = IssueForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        key = 0
        with form.taking():
            key = actions.begin_issue(organ_code=organ.code, **form.cleaned_data, by=request.acting, at=request.at)
        if form.is_taken:
            return redirect("work:gazette", key)
    return page(request, "work/gazettes/new.jinja", {"form": form, "problems": form.problems()}, form.status)
