"""Where an application stands, for whoever has its number and its code."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from mingbai.accounts.actions.tries import NOBODY, address_of
from mingbai.cases.actions import online
from mingbai.cases.actions.online import OpenedCase
from mingbai.cases.queries.online import remembered
from mingbai.cases.values.rows import CaseStatus
from mingbai.core import clock
from mingbai.core.errors import NotVisible
from mingbai.organs import queries as organs
from mingbai.portal.apply import frame
from mingbai.portal.apply.status.form import CorrectedForm, StatusForm
from mingbai.statute.cases.letters import letters
from mingbai.statute.cases.states import CaseState

WHERE = {
    CaseState.ENTERED: "已经收到，工作机构会和您确认",
    CaseState.HANDLING: "正在办理",
    CaseState.CORRECTION_AWAITED: "等您补正",
    CaseState.FEE_AWAITED: "等您缴费",
    CaseState.APPROVING: "正在办理",
    CaseState.CHECKED: "正在办理",
    CaseState.SIGNED: "已经答复，正在送达",
    CaseState.REPLIED: "已经答复",
    CaseState.ABANDONED: "逾期没有补正，不再办理",
    CaseState.FEE_LAPSED: "逾期没有缴费，不再办理",
    CaseState.WITHDRAWN: "您已经撤回",
    CaseState.CLOSED: "已经办结",
    CaseState.SEALED: "已经办结",
}
"""What an applicant has to know of each state; drafts, checks and signatures inside the organ are not theirs to wait for."""


@frame.page(*frame.BOTH)
def status(request: HttpRequest) -> HttpResponse:
    """Ask for number and code; show the case that they opened as long as this browser is known."""
    if request.method == "POST":
        return _left() if request.POST.get("leave") else _open(request)
    opened, today = frame.case_of(request), clock.today()
    found = remembered(opened.case_id, opened.mark, today) if opened else None
    if found is None:
        return render(request, "portal/apply_status_ask.jinja", {"form": StatusForm()})
    return _shown(request, found, CorrectedForm())


@frame.page(*frame.WRITE)
def correction(request: HttpRequest) -> HttpResponse:
    """Hand in what the organ asked to be corrected."""
    opened, at = frame.case_of(request), clock.now()
    found = remembered(opened.case_id, opened.mark, at.date()) if opened else None
    if opened is None or found is None:
        raise NotVisible("no case is open in this browser")
    form = CorrectedForm(request.POST)
    with form.taking():
        if form.is_valid():
            by = frame.system_of(found.organ_code)
            online.hand_in_correction(case_id=opened.case_id, mark=opened.mark, text=form.cleaned_data["text"], by=by, at=at)
    if form.errors:
        return _shown(request, found, form)
    return HttpResponseRedirect(reverse("portal:apply-status"))


def _open(request: HttpRequest) -> HttpResponse:
    form, opened = StatusForm(request.POST), list[OpenedCase]()
    with form.taking():
        if form.is_valid():
            given = form.cleaned_data
            tried = {"number": given["number"], "code": given["code"], "address": address_of(request)}
            opened.append(online.open_case(**tried, by=NOBODY, at=clock.now()))
    if not opened:
        return render(request, "portal/apply_status_ask.jinja", {"form": form}, status=form.status)
    answer = HttpResponseRedirect(reverse("portal:apply-status"))
    frame.keep_case(answer, opened[0])
    return answer


def _left() -> HttpResponse:
    """Let this browser forget the case, for whoever uses it next."""
    answer = HttpResponseRedirect(reverse("portal:apply-status"))
    frame.forget(answer, frame.CASE)
    return answer


def _shown(request: HttpRequest, found: CaseStatus, form: CorrectedForm) -> HttpResponse:
    names = {code: law.title for code, law in letters().items()}
    context = {"found": found, "where": WHERE[found.state], "form": form, "letter_names": names}
    context |= {"organ": organs.organ(found.organ_code), "asks": found.state is CaseState.CORRECTION_AWAITED}
    return render(request, "portal/apply_status.jinja", context, status=form.status if form.is_bound else 200)
