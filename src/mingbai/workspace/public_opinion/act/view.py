"""What is done about an event: a form each, the draft of an answer, the close."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from mingbai.core.errors import NotVisible
from mingbai.core.forms import PlainForm
from mingbai.organs import queries as organs
from mingbai.public_opinion import actions, policies, queries
from mingbai.statute.public_opinion.answering import OpinionAct
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.public_opinion.act.form import CheckedForm, ConferredForm, MendedForm, RatedForm, SetAsideForm
from mingbai.workspace.public_opinion.hours import moment_typed


@dataclass(frozen=True, slots=True)
class OpinionPress:
    """One thing to do: its form, what the form feeds, its words, what follows from it."""

    act: OpinionAct
    form: type[PlainForm]
    do: Callable[..., object]
    title: str
    follows: str


ACTS = {
    "check": OpinionPress(
        OpinionAct.CHECK, CheckedForm, actions.check, "记下核实的情况", "回应只说核实过的事。后来又查到的，再记一次。"
    ),
    "confer": OpinionPress(
        OpinionAct.CONFER, ConferredForm, actions.confer, "记下新闻发布会", "涉及特别重大、重大突发事件的，24小时内要开。"
    ),
    "mend": OpinionPress(OpinionAct.MEND, MendedForm, actions.mend, "记下整改", "再记一次就换成新写的。办结以前要记。"),
    "rate": OpinionPress(OpinionAct.RATE, RatedForm, actions.rate, "改种类", "记在审计记录里，写明改前改后和理由。"),
    "set-aside": OpinionPress(
        OpinionAct.SET_ASIDE, SetAsideForm, actions.set_aside, "不回应", "由签发领导定，定了不能恢复；以后要回应的，另外登记。"
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def act(request: StaffRequest, event_id: int, act: str) -> HttpResponse:
    """Ask for what the act needs, then do it."""
    row = queries.opinion(request.acting, event_id)
    organ = organs.organ_by_id(row.organ_id)
    if act not in ACTS or ACTS[act].act not in policies.opinion_acts(request.acting, organ, row.state):
        raise NotVisible(str(event_id))
    press = ACTS[act]
    initial = {"kind": row.kind, "text": row.mended if press.act is OpinionAct.MEND else ""}
    form = press.form(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        with form.taking():
            press.do(event_id=event_id, by=request.acting, at=request.at, **_given(form))
        if form.is_taken:
            messages.success(request, "记下了。")
            return redirect("work:opinion", event_id)
    context = {"row": row, "press": press, "form": form, "problems": form.problems() if form.is_bound else ()}
    return page(request, "work/public_opinion/form.jinja", context, form.status)


@require_POST
@staff
def draft(request: StaffRequest, event_id: int) -> HttpResponse:
    """Write an answer as a draft, and go on there."""
    return redirect("work:entry", actions.draft(event_id=event_id, by=request.acting, at=request.at))


@require_POST
@staff
def close(request: StaffRequest, event_id: int) -> HttpResponse:
    """Close an event."""
    actions.close(event_id=event_id, by=request.acting, at=request.at)
    messages.success(request, "办结了。")
    return redirect("work:opinion", event_id)


def _given(form: PlainForm) -> dict[str, Any]:
    said = dict(form.cleaned_data)
    if isinstance(form, ConferredForm):
        said["held_at"] = moment_typed(said.pop("held_on"), said.pop("hour"), "hour")
    return said
