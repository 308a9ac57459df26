"""The visit to one village: the sheet at the board while it is planned, afterwards what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from mingbai.core import apart
from mingbai.core.answers import file_answer
from mingbai.core.errors import NotVisible
from mingbai.core.forms import PlainForm, Press
from mingbai.organs import queries as organs
from mingbai.rendering.files import MEDIA_TYPES
from mingbai.statute.supervision.visits import DECIDES, VisitAct, VisitState, rectify_by
from mingbai.village_inspections import actions, policies, queries
from mingbai.village_inspections.values import VisitSheet
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.village_inspections.mark.shown import sheet_context
from mingbai.workspace.village_inspections.visit.form import (
    ObjectionDecisionForm,
    ObjectionForm,
    RecheckForm,
    RectificationForm,
    RectifiedForm,
    StillMissingForm,
    VisitReasonForm,
)
from mingbai.workspace.village_inspections.visit.notice import letter, proposed
from mingbai.workspace.village_inspections.words import state_tag, ticks

Given = dict[str, Any]
OBJECT, DECIDE = "object", "decide"


@dataclass(frozen=True, slots=True)
class VisitPress:
    """One button: its form, the action it calls, and what is said afterwards."""

    form: type[PlainForm]
    run: Callable[[Given], object]
    done: str


def _decided(given: Given) -> object:
    marks = {name.removeprefix("mark-"): (given.pop(name), "") for name in list(given) if name.startswith("mark-")}
    return actions.decide_objection(marks=marks, **given)


PRESSES: dict[str, VisitPress] = {
    VisitAct.LEAVE_OUT: VisitPress(VisitReasonForm, lambda given: actions.leave_out(**given), "已记下，本季度不督查这个村。"),
    VisitAct.RESUME: VisitPress(Press, lambda given: actions.resume(**given), "又列入本季度的督查了。"),
    VisitAct.REOPEN: VisitPress(VisitReasonForm, lambda given: actions.reopen(**given), "可以改了，改完再点“督查完”。"),
    VisitAct.NOTIFY: VisitPress(RectificationForm, lambda given: actions.notify(**given), "已发出，村里在“今日”里看得到。"),
    VisitAct.ANSWER: VisitPress(RectifiedForm, lambda given: actions.answer(**given), "已答复，镇里会来复查。"),
    VisitAct.SEND_BACK: VisitPress(StillMissingForm, lambda given: actions.send_back(**given), "已退回再改，写明了新的期限。"),
    VisitAct.CLOSE: VisitPress(RecheckForm, lambda given: actions.close(**given), "已记下，改好了。"),
    OBJECT: VisitPress(ObjectionForm, lambda given: actions.raise_objection(**given), "异议已提出，由没有参加督查的人处理。"),
    DECIDE: VisitPress(ObjectionDecisionForm, _decided, "异议已处理，村里看得到。"),
}


@require_safe
@staff
def visit(request: StaffRequest, visit_id: int) -> HttpResponse:
    """Show the visit: to the inspector at the board the sheet, afterwards the result with its next act."""
    found = _readable(request, visit_id)
    if found.row.state is VisitState.PLANNED and VisitAct.FIND in policies.visit_acts(request.acting, found.row, request.today):
        return page(request, "work/inspections/mark.jinja", sheet_context(found, request, Press()))
    return _result(request, found)


@require_POST
@staff
def act(request: StaffRequest, visit_id: int, act: str) -> HttpResponse:
    """Do one act on the visit and return to it, or show what is wrong."""
    found = _readable(request, visit_id)
    if act not in PRESSES:
        raise NotVisible(act)
    press, form = PRESSES[act], _form(act, found, request.today, request)
    if form.is_valid():
        with form.taking():
            press.run({"visit_id": visit_id, **form.cleaned_data, "by": request.acting, "at": request.at})
        if form.is_taken:
            messages.success(request, press.done)
            return redirect("work:visit", visit_id)
    return _result(request, queries.sheet(visit_id), act, form)


@require_safe
@staff
def notice_file(request: StaffRequest, visit_id: int, name: str) -> HttpResponse:
    """Serve the notice as docx or pdf; before it is sent, as a draft for the township alone."""
    stem, _, ending = name.rpartition(".")
    found = _readable(request, visit_id)
    is_own = request.acting.organ_id == found.row.organ_id
    if stem != "notice" or ending not in MEDIA_TYPES:
        raise Http404(name)
    if not found.row.notified_on and not (is_own and found.row.state is VisitState.FOUND):
        raise NotVisible(name)
    township, village = organs.organ_by_id(found.row.organ_id), organs.organ_by_id(found.row.village_id)
    text = found.row.notice_text or proposed(found)
    data = apart.paper_file(letter(found.row, township, village, text, request.today), ending)
    return file_answer(data, MEDIA_TYPES[ending], f"{found.row.village_name}整改通知.{ending}")


def _readable(request: StaffRequest, visit_id: int) -> VisitSheet:
    found = queries.sheet(visit_id)
    if not policies.may_read(request.acting, found.row):
        raise NotVisible(str(visit_id))
    return found


def _form(act: str, found: VisitSheet, today: date, request: StaffRequest | None = None) -> PlainForm:
    initial: dict[str, object] = {}
    if act == VisitAct.NOTIFY:
        initial = {"text": proposed(found), "due_on": rectify_by(today)}
    elif act == VisitAct.SEND_BACK:
        initial = {"due_on": rectify_by(today)}
    form = PRESSES[act].form(request.POST if request else None, initial=initial)
    if isinstance(form, ObjectionForm | ObjectionDecisionForm):
        form.offer(found)
    return form


def _result(request: StaffRequest, found: VisitSheet, act: str = "", form: PlainForm | None = None) -> HttpResponse:
    acts = _acts(request, found)
    forms = {one: _form(one, found, request.today) for one in acts}
    if form is not None:
        forms[act] = form
    context = {
        "row": found.row,
        "tag": state_tag(found.row.state),
        "ticks": ticks(found.points, found.found) if found.row.is_finished else (),
        "objection": found.objection,
        "words": {one.key: one.words for one in found.points},
        "photos": found.photos,
        "acts": acts,
        "forms": forms,
        "is_village": request.acting.organ_id == found.row.village_id,
        "is_township": request.acting.organ_id == found.row.organ_id,
        "problems": form.problems(f"{act}_") if form is not None else (),
    }
    return page(request, "work/inspections/visit.jinja", context, form.status if form is not None else 200)


def _acts(request: StaffRequest, found: VisitSheet) -> tuple[str, ...]:
    """Return the names of the buttons that this person has now, in the order of the page."""
    by, row = request.acting, found.row
    own = [one.value for one in policies.visit_acts(by, row, request.today) if one in PRESSES]
    if found.objection is None and row.is_finished and policies.speaks_for(by, row.village_id, request.today):
        own.append(OBJECT)
    is_open = found.objection is not None and found.objection.decided_at is None
    if is_open and by.organ_id == row.organ_id and by.kind in DECIDES and by.person_id not in found.inspectors:
        own.append(DECIDE)
    if is_open and VisitAct.NOTIFY in own:
        own.remove(VisitAct.NOTIFY)
    return tuple(name for name in PRESSES if name in own)
