"""The calendar: notices in force, missing years and, for the county office, the import."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.accounts import policies
from mingbai.calendars import actions, queries
from mingbai.core.errors import NotVisible
from mingbai.workspace.calendars.form import NINGXIA, NoticeForm
from mingbai.workspace.frame import StaffRequest, page, staff

DECEMBER = 12


@dataclass(frozen=True, slots=True)
class YearLine:
    """One year: the number of days off and of worked weekend days, and which notices are missing."""

    year: int
    days_off: int
    make_up: int
    is_national_missing: bool
    is_local_missing: bool
    is_needed: bool


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def calendar(request: StaffRequest) -> HttpResponse:
    """Show the years that matter now; a POST imports a notice."""
    may_import = policies.may_keep_calendars(request.acting)
    if request.method == "POST" and not may_import:
        raise NotVisible("calendar")
    form = NoticeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with form.taking():
            actions.import_notice(notice=form.notice(), by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, f"已导入{form.cleaned_data['year']}年的放假通知，从现在起按它计算工作日。")
            return redirect("work:calendar")
    lines = _years(request.at.date())
    context = {
        "lines": lines,
        "missing": [line for line in lines if line.is_needed and (line.is_national_missing or line.is_local_missing)],
        "notices": queries.notices(),
        "form": form,
        "problems": form.problems(),
        "may_import": may_import,
    }
    return page(request, "work/calendar/calendar.jinja", context, form.status)


def _years(today: date) -> tuple[YearLine, ...]:
    """Return next year, this year and the two before; next year is needed from December, when time limits reach into it."""
    known = queries.calendar(NINGXIA)
    needed = {today.year, today.year + (today.month == DECEMBER)}
    return tuple(
        YearLine(
            year=year,
            days_off=sum(1 for day in known.national.days_off if day.year == year),
            make_up=sum(1 for day in known.national.make_up_workdays if day.year == year),
            is_national_missing=year not in known.national.years,
            is_local_missing=known.local is None or year not in known.local.years,
            is_needed=year in needed,
        )
        for year in range(today.year + 1, today.year - 3, -1)
    )
