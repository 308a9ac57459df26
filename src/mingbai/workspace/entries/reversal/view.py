"""Record that a published penalty decision was changed, withdrawn, confirmed unlawful or void."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.accounts import policies
from mingbai.core.errors import NotVisible
from mingbai.entries import actions, queries
from mingbai.statute.disclosure.penalties import TAKEN_DOWN
from mingbai.workspace.entries.reversal.form import ReversalForm
from mingbai.workspace.frame import StaffRequest, page, staff


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def reversal(request: StaffRequest, entry_id: int) -> HttpResponse:
    """Record the reversal, then go on to the withdrawal that it demands."""
    access = queries.entry_access(request.acting, entry_id)
    if not policies.may_work_for(request.acting, access.organ) or not queries.may_reverse(request.acting, entry_id):
        raise NotVisible(str(entry_id))
    form = ReversalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with form.taking():
            actions.record_reversal(entry_id=entry_id, by=request.acting, at=request.at, **form.cleaned_data)
        if form.is_taken:
            messages.success(request, "已登记。3个工作日内撤回；撤回以后，原来的网址写明撤回的理由。")
            return redirect("work:entry-act", entry_id, "withdraw")
    context = {"entry": access, "form": form, "problems": form.problems(), "source": TAKEN_DOWN}
    return page(request, "work/entries/reversal.jinja", context, form.status)
