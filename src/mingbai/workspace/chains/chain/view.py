"""One chain as a timeline, and its closing."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from mingbai.accounts import policies
from mingbai.catalogue import actions, queries
from mingbai.catalogue.values.chains import template
from mingbai.entries.queries.of_chains import chain_entries
from mingbai.workspace.chains.chain.form import CloseForm
from mingbai.workspace.chains.reach import form_page, visible_chain, worked_chain
from mingbai.workspace.chains.shown import missing, shown
from mingbai.workspace.frame import StaffRequest, page, staff


@require_safe
@staff
def chain(request: StaffRequest, chain_id: int) -> HttpResponse:
    """Show a chain: its five stages, what is missing, and a link to draft each missing step."""
    row, organ = visible_chain(request, chain_id)
    published = chain_entries([row.id]).get(row.id, {})
    stages = queries.chain_timeline(row, published, request.today)
    duties = {duty.step: duty.id for duty in reversed(queries.duties_of_chain(row.id, request.today))}
    left_out = [view for stage in stages for view in stage.steps if view.progress == "exempt" and view.reason]
    context = {
        "row": row,
        "organ": organ,
        "may_work": policies.may_work_for(request.acting, organ),
        "template": template(row.template),
        "stages": shown(row, stages),
        "missing": missing(row, stages, duties, request.today),
        "left_out": left_out,
        "wrong": queries.chain_notices(row, published),
    }
    return page(request, "work/chains/chain.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def close(request: StaffRequest, chain_id: int) -> HttpResponse:
    """Close the matter."""
    row = worked_chain(request, chain_id)
    form = CloseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        on = form.cleaned_data["closed_on"]
        with form.taking():
            actions.close_chain(chain_id=chain_id, closed_on=on, by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, f"已结束：{row.title}。")
            return redirect("work:chain", chain_id)
    return form_page(request, "work/chains/close.jinja", form, {"row": row})
