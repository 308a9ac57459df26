"""A new department or township, for the county office."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.organs.actions import Establishment
from mingbai.supervision import actions, policies
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.units.add.form import UnitForm


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def add(request: StaffRequest) -> HttpResponse:
    """Enter a unit, and continue on its page with posts and contacts."""
    policies.county_office(request.acting)
    form = UnitForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        code = ""
        with form.taking():
            unit = Establishment(parent=request.acting.organ_code, **form.cleaned_data)
            code = actions.add_unit(unit=unit, by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, f"已登记{form.cleaned_data['name']}。接着任命岗位、写联系方式。")
            return redirect("work:unit", code)
    return page(request, "work/units/add.jinja", {"form": form, "problems": form.problems()}, form.status)
