"""The page of one act on an application."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.cases.queries import work as queries
from mingbai.cases.queries.consulted import asked_parties
from mingbai.cases.queries.lessons import lessons_at
from mingbai.cases.values.disputes import CaseDispute
from mingbai.cases.values.notices import NoticeDue
from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.core.forms import PlainForm
from mingbai.statute.cases.states import ACT_WORDS
from mingbai.workspace.cases.act.form import AnswerAnewForm, PartyForm, RecordReceiptForm
from mingbai.workspace.cases.act.pages import PAGES, CaseActPage
from mingbai.workspace.cases.words import heading
from mingbai.workspace.frame import StaffRequest, page, staff


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def act(request: StaffRequest, case_id: int, act: str) -> HttpResponse:
    """Ask what the act needs, and do it."""
    one = PAGES.get(act)
    if one is None or one.act not in queries.case_head(by=request.acting, case_id=case_id).acts:
        raise NotVisible(f"{case_id} {act}")
    form = _form(one, case_id, request)
    if form.is_valid():
        before = queries.notices_now(by=request.acting, case_id=case_id)
        revision = asked.number(request.POST.get("revision", ""), 1, asked.MOST_REVISIONS)
        with form.taking():
            one.run(case_id=case_id, revision=revision, by=request.acting, at=request.at, **form.cleaned_data)
        if form.is_taken:
            messages.success(request, one.done)
            return _onward(request, case_id, before)
    found = queries.work_case(by=request.acting, case_id=case_id, on=request.today)
    context = {
        "case": found,
        "heading": heading(found.row),
        "one": one,
        "lessons": lessons_at(by=request.acting, organ_id=found.organ.id, step="limits"),
        "title": ACT_WORDS[one.act],
        "form": form,
        "problems": form.problems() if form.is_bound else (),
        "barred": found.barred.get(one.act),
    }
    return page(request, "work/cases/act.jinja", context, form.status)


def _onward(request: StaffRequest, case_id: int, before: tuple[NoticeDue, ...]) -> HttpResponse:
    """Lead to the letter that the act calls for, else back to the case."""
    now = queries.notices_now(by=request.acting, case_id=case_id)
    called = [one for one in now if one not in before]
    if called:
        messages.info(request, f"接着发《{called[-1].title}》。")
        return redirect("work:case-notice", case_id=case_id, code=called[-1].code)
    return redirect("work:case", case_id=case_id)


def _form(one: CaseActPage, case_id: int, request: StaffRequest) -> PlainForm:
    sent = request.POST if request.method == "POST" else None
    first = {"on": request.today}
    if issubclass(one.form, PartyForm):
        letters = asked_parties(by=request.acting, case_id=case_id)
        is_open = attrgetter("received_on" if one.form is RecordReceiptForm else "answered_on")
        return one.form(sent, initial=first, parties=tuple(dict.fromkeys(ask.party for ask in letters if not is_open(ask))))
    if one.form is AnswerAnewForm:
        found = queries.disputes_now(by=request.acting, case_id=case_id, on=request.today)
        opening = tuple(row for row in found if row.opens_a_clock)
        return AnswerAnewForm(sent, initial=first | _ordered(opening, request.GET.get("dispute", "")), disputes=opening)
    return one.form(sent, initial=first)


def _ordered(opening: tuple[CaseDispute, ...], key: str) -> dict[str, Any]:
    """Return what a decision asks for, where the page of its dispute led here."""
    one = next((row for row in opening if str(row.id) == key), None)
    return {"dispute_id": key, "on": one.in_force_on, "order": one.order, "workdays": one.workdays or ""} if one else {}
