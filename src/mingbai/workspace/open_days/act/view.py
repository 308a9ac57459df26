"""What is done with an open day: a form each, or a draft of an entry for the usual reviews."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from mingbai.core.errors import NotVisible
from mingbai.core.forms import PlainForm
from mingbai.outreach import actions, policies, queries
from mingbai.outreach.values import OpenDayRow
from mingbai.statute.outreach.open_days import DayAct
from mingbai.workspace.frame import StaffRequest, own_organ, page, staff
from mingbai.workspace.open_days.act.form import CallOffForm, DayAnswerForm, HeldForm, MoveDayForm
from mingbai.workspace.open_days.new.form import PlanForm


@dataclass(frozen=True, slots=True)
class DayPress:
    """One thing to do: its form, what the form feeds, its words, what follows from it, and what is said afterwards."""

    act: DayAct
    form: type[PlainForm]
    do: Callable[..., object]
    title: str
    follows: str
    said: str


ACTS = {
    "change": DayPress(DayAct.CHANGE, PlanForm, actions.change, "改计划", "公告的稿子写好以前都能改。", "改好了。"),
    "move": DayPress(
        DayAct.MOVE,
        MoveDayForm,
        actions.move,
        "改期、改名额",
        "页面上、报过名的人查到的，马上跟着变。公告里写的日子不会自己变，改好以后到公告里也改过来，再走审查。",
        "改好了。公告里写的日子、名额也要改过来。",
    ),
    "call-off": DayPress(
        DayAct.CALL_OFF,
        CallOffForm,
        actions.call_off,
        "取消这次开放日",
        "页面上、报过名的人查到的，马上写明取消。取消了不能恢复；另办的，另外计划一次。报过名的，最好再打一遍电话。",
        "取消了。报过名的，最好再打一遍电话。",
    ),
    "hold": DayPress(
        DayAct.HOLD,
        HeldForm,
        actions.hold,
        "记下已举办",
        "记下以后自动进“开放日、会议、培训、督查”的登记簿，年报从那里数，不用再登记一次。",
        "记下了，也进了登记簿。接着可以记现场问答，写情况。",
    ),
    "question": DayPress(
        DayAct.RECORD,
        DayAnswerForm,
        actions.record_question,
        "记一个问答",
        "写情况的时候会带进去，审查通过才公开。",
        "记下了。",
    ),
}
DRAFTS: Mapping[str, Callable[..., int]] = {"announcement": actions.announce, "account": actions.summarise}


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def act(request: StaffRequest, day_id: int, act: str) -> HttpResponse:
    """Ask for what the act needs, then do it."""
    row = queries.open_day(request.acting, day_id)
    organ = own_organ(request)
    if act not in ACTS or ACTS[act].act not in policies.day_acts(request.acting, organ, row.state) or organ.id != row.organ_id:
        raise NotVisible(str(day_id))
    press = ACTS[act]
    form = press.form(request.POST if request.method == "POST" else None, initial=_initial(row, press.act))
    if form.is_valid():
        with form.taking():
            given = {"plan": form.plan()} if isinstance(form, PlanForm) else form.cleaned_data
            press.do(day_id=day_id, by=request.acting, at=request.at, **given)
        if form.is_taken:
            messages.success(request, press.said)
            return redirect("work:open-day", day_id)
    context = {"row": row, "press": press, "form": form, "problems": form.problems() if form.is_bound else ()}
    return page(request, "work/open_days/form.jinja", context, form.status)


@require_POST
@staff
def draft(request: StaffRequest, day_id: int, which: str) -> HttpResponse:
    """Write the announcement or the account as a draft, and go on there."""
    queries.open_day(request.acting, day_id)
    if which not in DRAFTS:
        raise NotVisible(which)
    entry_id = DRAFTS[which](day_id=day_id, by=request.acting, at=request.at)
    return redirect("work:entry", entry_id)


def _initial(row: OpenDayRow, act: DayAct) -> dict[str, object]:
    return asdict(row.plan) if act in (DayAct.CHANGE, DayAct.MOVE) else {}
