"""Acts on one step of a chain: it took place, it does not apply, it applies after all."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from mingbai.catalogue import actions
from mingbai.catalogue.values.chains import ChainRow, step_words
from mingbai.catalogue.values.chains import step as step_of
from mingbai.core.forms import PlainForm
from mingbai.statute.disclosure.chains import Step
from mingbai.workspace.chains.reach import worked_chain
from mingbai.workspace.chains.step.form import ExemptForm, StepEventForm
from mingbai.workspace.frame import StaffRequest, page, staff


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def event(request: StaffRequest, chain_id: int, step: str) -> HttpResponse:
    """Record the day the step took place, from which its time limit runs."""
    row, found = _found(request, chain_id, step)
    initial = {"title": f"{row.title}：{found.matter}"}
    form = StepEventForm(request.POST if request.method == "POST" else None, initial=initial)

    def act() -> object:
        what = {"step": step, "happened_on": form.cleaned_data["happened_on"], "title": form.cleaned_data["title"]}
        return actions.report_step(chain_id=chain_id, **what, by=request.acting, at=request.at)

    said = f"已登记：{found.matter}。公开期限算好了，列在“今日”里。"
    return _answer(request, "work/chains/event.jinja", form, row, found, act=act, said=said)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def exempt(request: StaffRequest, chain_id: int, step: str) -> HttpResponse:
    """Leave the step out, with a reason that the public can read."""
    row, found = _found(request, chain_id, step)
    form = ExemptForm(request.POST if request.method == "POST" else None)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        actions.exempt_step(chain_id=chain_id, step=step, reason=reason, by=request.acting, at=request.at)

    return _answer(request, "work/chains/exempt.jinja", form, row, found, act=act, said=f"已记下不适用：{found.matter}。")


@require_POST
@staff
def restore(request: StaffRequest, chain_id: int, step: str) -> HttpResponse:
    """Restore a step that was left out."""
    _, found = _found(request, chain_id, step)
    actions.restore_step(chain_id=chain_id, step=step, by=request.acting, at=request.at)
    messages.success(request, f"又列入要公开的：{found.matter}。")
    return redirect("work:chain", chain_id)


def _found(request: StaffRequest, chain_id: int, step: str) -> tuple[ChainRow, Step]:
    row = worked_chain(request, chain_id)
    return row, step_of(row.template, step)


def _answer(
    request: StaffRequest, template: str, form: PlainForm, row: ChainRow, step: Step, *, act: Callable[[], object], said: str
) -> HttpResponse:
    """Show the form until it succeeds, then go back to the chain."""
    if form.is_valid():
        with form.taking():
            act()
        if form.is_taken:
            messages.success(request, said)
            return redirect("work:chain", row.id)
    problems = form.problems()
    context = {"form": form, "problems": problems, "row": row, "step": step, "limit": step_words(step)}
    return page(request, template, context, form.status)
