"""减负意见: any signed-in person says what is needless on a page, the county answers, everybody reads both."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from mingbai.accounts.policies import is_county_office
from mingbai.core.addresses import local
from mingbai.core.errors import NotVisible
from mingbai.management import actions
from mingbai.management.queries import burden
from mingbai.management.values import BurdenRow
from mingbai.statute.management.burden import ANSWER_WORDS, KIND_WORDS, BurdenAnswer
from mingbai.workspace.frame import StaffRequest, page, signed_in
from mingbai.workspace.management.burden.form import BurdenAnswerForm, BurdenForm

ANSWER_TAGS = {BurdenAnswer.CHANGED: "done", BurdenAnswer.WILL_CHANGE: "half", BurdenAnswer.STAYS: "none"}


@require_safe
@signed_in
def reports(request: StaffRequest) -> HttpResponse:
    """List what was said with what was answered, latest first."""
    after = request.GET.get("after", "")
    rows, more = burden.burden_reports(after=after)
    here = reverse("work:burden")
    context = {
        "rows": [(row, KIND_WORDS[row.kind], *_standing(row)) for row in rows],
        "first": here if after else "",
        "next": f"{here}?after={more}" if more else "",
    }
    return page(request, "work/management/burden.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: StaffRequest) -> HttpResponse:
    """Say what is needless on the page that the person comes from, and return there."""
    asked = request.GET.get("page", "")
    form = BurdenForm(request.POST if request.method == "POST" else None, initial={"page": local(asked, "")})
    if form.is_valid():
        with form.taking():
            actions.report_burden(by=request.acting, at=request.at, **form.cleaned_data)
        if form.is_taken:
            messages.success(request, "已记下，县里答复以后，大家都在这里看得到。")
            return redirect("work:burden")
    context = {"form": form, "problems": form.problems() if form.is_bound else (), "about": local(asked, "")}
    return page(request, "work/management/burden_new.jinja", context, form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def report(request: StaffRequest, report_id: int) -> HttpResponse:
    """Show one report; the county office answers it here."""
    row, may = burden.burden_report(report_id), is_county_office(request.acting)
    if request.method == "POST" and not may:
        raise NotVisible(str(report_id))
    form = BurdenAnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with form.taking():
            actions.answer_burden(report_id=report_id, by=request.acting, at=request.at, **form.cleaned_data)
        if form.is_taken:
            messages.success(request, "已答复。")
            return redirect("work:burden")
    words, kind = _standing(row)
    context = {
        "row": row,
        "kind": KIND_WORDS[row.kind],
        "words": words,
        "tag_kind": kind,
        "form": form,
        "problems": form.problems() if form.is_bound else (),
        "may": may and row.answer in {None, BurdenAnswer.WILL_CHANGE},
    }
    return page(request, "work/management/burden_report.jinja", context, form.status)


def _standing(row: BurdenRow) -> tuple[str, str]:
    return (ANSWER_WORDS[row.answer], ANSWER_TAGS[row.answer]) if row.answer else ("等答复", "soon")
