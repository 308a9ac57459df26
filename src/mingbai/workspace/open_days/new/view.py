"""A new open day."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.outreach import actions
from mingbai.workspace.frame import StaffRequest, own_organ, page, staff
from mingbai.workspace.open_days.new.form import PlanForm


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def new(request: StaffRequest) -> HttpResponse:
    """Plan an open day."""
    organ = own_organ(request)
    initial = {"contact": organ.telephone, "place": organ.address}
    form = PlanForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        with form.taking():
            made = actions.plan_day(organ_code=organ.code, plan=form.plan(), by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, "记下了。接着写公告，审查通过、发布以后群众才看得到、才能报名。")
            return redirect("work:open-day", made)
    context = {"form": form, "problems": form.problems() if form.is_bound else ()}
    return page(request, "work/open_days/new.jinja", context, form.status)
