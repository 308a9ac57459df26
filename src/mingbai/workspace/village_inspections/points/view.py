"""What is looked at: the points of the law of the day, and those that the county adds for rounds planned later."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from mingbai.accounts.policies import is_county_office
from mingbai.core.forms import PlainForm, line, number
from mingbai.statute.disclosure.committees import COMMUNITY, VILLAGE
from mingbai.statute.supervision.indicators import points_of_law
from mingbai.village_inspections import actions, queries
from mingbai.village_inspections.actions.points import MOST_WEIGHT
from mingbai.workspace.frame import StaffRequest, page, staff

HEADINGS = {VILLAGE: "村", COMMUNITY: "社区"}


class OwnPointForm(PlainForm):
    """A point that the county adds."""

    words = line("看什么", "一句话，督查的人在栏前能看得出来。例如：村务公开栏上有监督电话。", missing="写明看什么", length=100)
    source = line("出处", "哪份文件要求的，写文号。例如：彭政办发〔2026〕3号。", missing="写明哪份文件要求的", length=100)
    weight = number("分量", "法律的每项是1。", MOST_WEIGHT)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def points(request: StaffRequest) -> HttpResponse:
    """Show all points; the county office adds its own."""
    form = OwnPointForm(request.POST if request.method == "POST" else None, initial={"weight": 1})
    if form.is_valid():
        with form.taking():
            actions.add_point(**form.cleaned_data, by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, "已加上。以后安排的督查都看这一项，已经安排的不变。")
            return redirect("work:inspection-points")
    context = {
        "of_law": [(heading, points_of_law(level, request.today)) for level, heading in HEADINGS.items()],
        "own": queries.own_points(),
        "form": form,
        "problems": form.problems(),
        "may_set": is_county_office(request.acting),
    }
    return page(request, "work/inspections/points.jinja", context, form.status)


@require_POST
@staff
def end_point(request: StaffRequest, point_id: int) -> HttpResponse:
    """End a point of the county's."""
    actions.end_point(point_id=point_id, by=request.acting, at=request.at)
    messages.success(request, "已停用。以后安排的督查不再看这一项。")
    return redirect("work:inspection-points")
