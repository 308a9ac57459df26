"""Recording what was said in public."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.core.words import in_china, time_of_day
from mingbai.public_opinion import actions
from mingbai.workspace.frame import StaffRequest, own_organ, page, staff
from mingbai.workspace.public_opinion.new.form import SaidForm


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def new(request: StaffRequest) -> HttpResponse:
    """Record an event; its hours run from the moment when it was found."""
    organ = own_organ(request)
    initial = {"found_on": in_china(request.at).date(), "hour": time_of_day(request.at)}
    form = SaidForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        with form.taking():
            said = {name: form.cleaned_data[name] for name in ("what", "said", "where", "kind")}
            found_at = form.found_at()
            made = actions.record(organ_code=organ.code, found_at=found_at, by=request.acting, at=request.at, **said)
        if form.is_taken:
            messages.success(request, "登记了。先核实，再写回应。")
            return redirect("work:opinion", made)
    context = {"form": form, "problems": form.problems() if form.is_bound else ()}
    return page(request, "work/public_opinion/new.jinja", context, form.status)
