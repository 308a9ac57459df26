"""Pages of reviews and suits: register one over a case, see its dates and evidence, record what happens in it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingbai.accounts import policies
from mingbai.cases.actions.disputes import drop_lesson, register_over_case
from mingbai.cases.queries import proceedings as queries
from mingbai.cases.queries import work
from mingbai.cases.queries.desk import signing_for
from mingbai.cases.queries.lessons import lessons_from
from mingbai.cases.values.disputes import CaseDispute
from mingbai.cases.values.lessons import STEPS
from mingbai.core.errors import NotVisible
from mingbai.organs import queries as organs
from mingbai.statute.cases.remedies import review_bodies
from mingbai.workspace.cases.disputes.form import NewDisputeForm
from mingbai.workspace.cases.disputes.pages import ACTS
from mingbai.workspace.cases.disputes.words import COLUMNS, kind_words, state_words
from mingbai.workspace.cases.one_form import Above, one_form
from mingbai.workspace.cases.words import heading
from mingbai.workspace.frame import StaffRequest, page, staff

FIRST = {"is_ruling": "judgment"}


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def new(request: StaffRequest, case_id: int) -> HttpResponse:
    """Register a review or a suit over a case."""
    found = work.case_head(by=request.acting, case_id=case_id)
    if not found.row.channel or not policies.may_work_for(request.acting, found.organ):
        raise NotVisible(str(case_id))
    who = signing_for(by=request.acting, organ=found.organ).signatory
    first = {"procedure": "review", "body": review_bodies(who, request.today)[0], "received_on": request.today}
    form = NewDisputeForm(request.POST if request.method == "POST" else None, initial=first)
    if form.is_valid():
        with form.taking():
            made = register_over_case(case_id=case_id, new=form.new(), by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, "已登记，答复的期限开始了。")
            return redirect("work:dispute", dispute_id=made)
    return one_form(
        request,
        form,
        above=Above(found.row.number, "work:case", case_id),
        title="登记复议、诉讼",
        said=heading(found.row),
        follows="收到副本就登记。登记以后有期限、要交的证据；年报表四也从这里数。",
        press="登记",
    )


@require_safe
@staff
def dispute(request: StaffRequest, dispute_id: int) -> HttpResponse:
    """Show a review or a suit: its dates, its evidence, what can be done now."""
    found = queries.dispute(by=request.acting, dispute_id=dispute_id, on=request.today)
    words, tag = state_words(found)
    works = _works(request, found)
    context = {
        "dispute": found,
        "kind": kind_words(found),
        "state": words,
        "tag": tag,
        "counted": COLUMNS.get(found.result, "尚未审结"),
        "evidence": queries.evidence(by=request.acting, dispute_id=dispute_id, on=request.today),
        "links": tuple((slug, one.words) for slug, one in ACTS.items() if works and one.is_possible(found)),
        "lessons": lessons_from(by=request.acting, organ_id=found.organ_id, dispute_id=dispute_id),
        "steps": STEPS,
        "works": works,
        "may_reopen": works and found.opens_a_clock and found.case_id is not None,
    }
    return page(request, "work/cases/dispute.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def act(request: StaffRequest, dispute_id: int, act: str) -> HttpResponse:
    """Ask what the act needs, and do it."""
    found = queries.dispute(by=request.acting, dispute_id=dispute_id, on=request.today)
    one = ACTS.get(act)
    if one is None or not one.is_possible(found) or not _works(request, found):
        raise NotVisible(f"{dispute_id} {act}")
    form = one.form(
        request.POST if request.method == "POST" else None, initial={**FIRST, "on": request.today, "served_on": request.today}
    )
    if form.is_valid():
        told: dict[str, Any] = {"dispute_id": dispute_id, "by": request.acting, "at": request.at}
        with form.taking():
            made = one.run(form, **told)
        if form.is_taken:
            messages.success(request, "已登记。")
            return redirect("work:dispute", dispute_id=made or dispute_id)
    return one_form(
        request,
        form,
        above=Above(found.number, "work:dispute", dispute_id),
        title=one.words,
        said=f"{kind_words(found)}，{found.number}",
        follows=one.follows,
        press=one.press,
    )


@require_POST
@staff
def drop(request: StaffRequest, dispute_id: int, lesson_id: int) -> HttpResponse:
    """Take a lesson away from its step."""
    found = queries.dispute(by=request.acting, dispute_id=dispute_id, on=request.today)
    kept = lessons_from(by=request.acting, organ_id=found.organ_id, dispute_id=dispute_id)
    if not _works(request, found) or lesson_id not in {one.id for one in kept}:
        raise NotVisible(f"{dispute_id} {lesson_id}")
    drop_lesson(lesson_id=lesson_id, by=request.acting, at=request.at)
    messages.success(request, "已撤下，不再提示。")
    return redirect("work:dispute", dispute_id=dispute_id)


def _works(request: StaffRequest, found: CaseDispute) -> bool:
    return policies.may_work_for(request.acting, organs.organ_by_id(found.organ_id))
