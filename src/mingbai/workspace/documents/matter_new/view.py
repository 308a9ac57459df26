"""A new meeting or matter (办会、办事), recorded together with what of it will be disclosed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.documents import actions
from mingbai.workspace.documents.matter_new.form import OWN, MatterForm
from mingbai.workspace.frame import StaffRequest, own_organ, page, staff


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def new(request: StaffRequest) -> HttpResponse:
    """Record a meeting or matter."""
    organ = own_organ(request)
    form = MatterForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        own = {name: form.cleaned_data[name] for name in OWN}
        with form.taking():
            actions.record_matter(organ_code=organ.code, topics=form.topics(), by=request.acting, at=request.at, **own)
        if form.is_taken:
            messages.success(request, "已登记。主动公开的已经列进公开任务。")
            return redirect("work:matters")
    problems = form.problems()
    context = {"own": form.own(), "groups": form.groups(), "problems": problems}
    return page(request, "work/documents/matter_new.jinja", context, form.status)
