"""Another name for a unit, or its end: the county office for every unit, a township for its villages."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.supervision import actions, policies
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.units.ending.form import CloseUnitForm, RenameForm


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def rename(request: StaffRequest, code: str) -> HttpResponse:
    """Give the unit another name from today on."""
    organ = policies.unit_to_rename(request.acting, code)
    initial = {"name": organ.name, "short_name": organ.short_name}
    form = RenameForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        with form.taking():
            actions.rename_unit(organ_code=code, by=request.acting, at=request.at, **form.cleaned_data)
        if form.is_taken:
            messages.success(request, "名称已改，原来的名称留在公开栏目里。")
            return redirect("work:unit", code)
    context = {"organ": organ, "form": form, "problems": form.problems(), "what": "改名", "press": "从今天起用新名称", "kind": ""}
    return page(request, "work/units/ending.jinja", context, form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def close(request: StaffRequest, code: str) -> HttpResponse:
    """Close the unit at the end of today."""
    organ = policies.unit_to_rename(request.acting, code)
    form = CloseUnitForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        ended = None
        with form.taking():
            ended = actions.close_unit(organ_code=code, by=request.acting, at=request.at, **form.cleaned_data)
        if form.is_taken and ended is not None:
            said = f"结束了{ended.duties}件公开任务、{ended.drafts}份在办的稿子、{ended.chains}条全过程和{ended.posts}个岗位，"
            said += f"{ended.deliveries}次投送不再发。"
            messages.success(request, f"已撤销。{said}公开过的内容照样能看。")
            return redirect("work:unit", code)
    context = {"organ": organ, "form": form, "problems": form.problems(), "what": "撤销", "press": "撤销", "kind": "danger"}
    return page(request, "work/units/ending.jinja", context, form.status)
