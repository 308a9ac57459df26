"""Removals: withdrawn entries that still stand on other channels, each with its address and a button."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from mingbai.channels import actions, queries
from mingbai.core.forms import Press
from mingbai.workspace.frame import StaffRequest, own_organ, page, staff


@require_safe
@staff
def removals(request: StaffRequest) -> HttpResponse:
    """List what a person has to remove; only the organ's own people see it."""
    organ = own_organ(request)
    context = {"rows": queries.to_remove(organ.id), "total": queries.count_to_remove(organ.id)}
    return page(request, "work/channels/removals.jinja", context)


@require_POST
@staff
def removed(request: StaffRequest, delivery_id: int) -> HttpResponse:
    """Record that an entry is gone from a channel."""
    form = Press(request.POST)
    with form.taking():
        actions.confirm_removed(delivery_id=delivery_id, by=request.acting, at=request.at)
    if form.failure:
        messages.warning(request, form.failure.sentence)
    else:
        messages.success(request, "已记下，这个渠道上撤下了。")
    return redirect("work:removals")
