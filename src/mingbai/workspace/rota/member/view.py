"""One line of the directory: entered, changed, taken out."""

from __future__ import annotations

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from mingbai.rota import actions, queries
from mingbai.workspace.frame import StaffRequest, own_organ, page, staff
from mingbai.workspace.rota.member.form import RotaForm


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def new(request: StaffRequest) -> HttpResponse:
    """Enter somebody."""
    organ = own_organ(request)
    form = RotaForm(request.POST if request.method == "POST" else None, initial={"is_leader": "no"})
    if form.is_valid():
        with form.taking():
            actions.add_member(organ_code=organ.code, member=form.member(), by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, f"加上了{form.cleaned_data['name']}。")
            return redirect("work:rota")
    return _form_page(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def change(request: StaffRequest, member_id: int) -> HttpResponse:
    """Change a line."""
    organ = own_organ(request)
    row = queries.member(organ.id, member_id)
    initial = {**asdict(row), "is_leader": "yes" if row.is_leader else "no"}
    form = RotaForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        with form.taking():
            told = form.member()
            actions.change_member(organ_code=organ.code, member_id=member_id, member=told, by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, f"改好了：{form.cleaned_data['name']}。")
            return redirect("work:rota")
    return _form_page(request, form, member_id)


@require_POST
@staff
def remove(request: StaffRequest, member_id: int) -> HttpResponse:
    """Take somebody out who no longer works there."""
    organ = own_organ(request)
    name = queries.member(organ.id, member_id).name
    actions.remove_member(organ_code=organ.code, member_id=member_id, by=request.acting, at=request.at)
    messages.success(request, f"{name}已经去掉，网上和屏上也没有了。")
    return redirect("work:rota")


def _form_page(request: StaffRequest, form: RotaForm, member_id: int = 0) -> HttpResponse:
    context = {"form": form, "problems": form.problems(), "member_id": member_id}
    return page(request, "work/rota/member.jinja", context, form.status)
