"""The assessments of one organ by year; for a unit that is assessed, its own."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from mingbai.accounts.policies import may_work_for
from mingbai.assessments import actions, policies, queries
from mingbai.core.forms import Press
from mingbai.statute.supervision.assessments import MEASURE_WORDS, STATE_WORDS, AssessmentState, year_is_over
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.frame import refusal as refused_page
from mingbai.workspace.organs import readable_organ

LEVELS = ("county", "township")


@require_safe
@staff
def assessments(request: StaffRequest) -> HttpResponse:
    """Show the rules and marks of an organ, year by year, units in their own order; a unit finds its own assessments."""
    organ = readable_organ(request)
    sets = policies.sets_rules(request.acting, organ)
    rules = queries.rules_of(organ.id, until=request.today.year + 1) if organ.level in LEVELS else ()
    own = queries.waiting(list(AssessmentState), unit_id=organ.id)
    next_year = request.today.year + 1
    context = {
        "organ": organ,
        "years": [(one, queries.assessments_of(one.id), bool(year_is_over(one.year, request.today))) for one in rules],
        "own": own if organ.id == request.acting.organ_id else (),
        "sets": sets,
        "next_year": next_year if sets and all(one.year != next_year for one in rules) else None,
        "year": request.today.year,
        "words": MEASURE_WORDS,
        "states": STATE_WORDS,
        "may_draft": may_work_for(request.acting, organ),
        "done": AssessmentState.DECIDED,
    }
    return page(request, "work/assessments/list.jinja", context)


@require_POST
@staff
def open_year(request: StaffRequest, rule_id: int) -> HttpResponse:
    """Begin the assessment of every unit."""
    found = queries.rule_by_id(rule_id)
    policies.readable_assessor(request.acting, found.organ_code)
    form = Press(request.POST)
    with form.taking():
        n = actions.open_year(rule_id=rule_id, by=request.acting, at=request.at)
    if form.failure is not None:
        return refused_page(request, form.failure.message, form.failure.source, form.status)
    messages.success(request, f"{found.year}年的考核开始了，{n}个单位在“今日”里看得到，先自查。" if n else "都已经开始了。")
    return redirect("work:assessments")


@require_POST
@staff
def result(request: StaffRequest, rule_id: int) -> HttpResponse:
    """Open the draft of the result, which goes through the usual check and reviews."""
    found = queries.rule_by_id(rule_id)
    policies.readable_assessor(request.acting, found.organ_code)
    form = Press(request.POST)
    with form.taking():
        entry = actions.draft_result(rule_id=rule_id, by=request.acting, at=request.at)
    if form.failure is not None:
        return refused_page(request, form.failure.message, form.failure.source, form.status)
    messages.success(request, "公开稿拟好了，和别的信息一样检查、送审、公开。")
    return redirect(reverse("work:entry", args=[entry]))
