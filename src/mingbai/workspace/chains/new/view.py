"""A new chain."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.catalogue import actions
from mingbai.catalogue.values.chains import template, templates
from mingbai.workspace.chains.new.form import ChainForm
from mingbai.workspace.chains.reach import form_page
from mingbai.workspace.frame import StaffRequest, own_organ, page, staff


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def new(request: StaffRequest) -> HttpResponse:
    """Choose a standard chain, then name the matter and the day it began."""
    own = own_organ(request)
    key = request.GET.get("template", "")
    if not key:
        return page(request, "work/chains/choose.jinja", {"templates": tuple(templates().values())})
    found = template(key)
    form = ChainForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with form.taking():
            made = actions.open_chain(organ_code=own.code, template=key, by=request.acting, at=request.at, **form.cleaned_data)
        if form.is_taken:
            messages.success(request, "建好了。下面写着每个阶段还缺什么。")
            return redirect("work:chain", made)
    return form_page(request, "work/chains/new.jinja", form, {"template": found, "level": own.level})
