"""The acts that move a report along: begin, explain, submit, send back, accept, publish, correct."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from mingbai.annual_report import actions
from mingbai.core import asked
from mingbai.core.forms import Press
from mingbai.workspace.annual_report.bench.form import CorrectionForm, ExplanationForm, ReturnForm
from mingbai.workspace.annual_report.bench.view import BenchShown, show
from mingbai.workspace.frame import StaffRequest, staff


@require_POST
@staff
def open_draft(request: StaffRequest, code: str, year: int) -> HttpResponse:
    """Begin the year's report; a second press opens the same draft."""
    actions.open_report(organ_code=code, year=year, by=request.acting, at=request.at)
    return redirect("work:report", code, year)


@require_POST
@staff
def explain(request: StaffRequest, code: str, year: int) -> HttpResponse:
    """Record why a finding is in order."""
    form, key = ExplanationForm(request.POST), request.POST.get("finding", "")
    if form.is_valid():
        words = form.cleaned_data["explanation"]
        with form.taking():
            actions.explain(organ_code=code, year=year, finding_key=key, explanation=words, by=request.acting, at=request.at)
        if form.is_taken:
            return _done(request, code, year, "说明已记下。", "#findings")
    return show(request, code, year, BenchShown(form.failure, explaining=key, explanation=form, status=form.status))


@require_POST
@staff
def submit(request: StaffRequest, code: str, year: int) -> HttpResponse:
    """Submit the report to the office above."""
    return _moved(request, code, year, actions.submit, "已报送。接收或者退回，都会出现在“今日”里。")


@require_POST
@staff
def send_back(request: StaffRequest, code: str, year: int) -> HttpResponse:
    """Send the report back to its organ with a reason."""
    form = ReturnForm(request.POST)
    if form.is_valid():
        with form.taking():
            actions.send_back(organ_code=code, year=year, reason=form.cleaned_data["reason"], by=request.acting, at=request.at)
        if form.is_taken:
            return _done(request, code, year, "已退回，理由会出现在对方的“今日”里。")
    return show(request, code, year, BenchShown(form.failure, returning=form, status=form.status))


@require_POST
@staff
def accept(request: StaffRequest, code: str, year: int) -> HttpResponse:
    """Accept the report."""
    return _moved(request, code, year, actions.accept, "已接收。由本机关的签发领导公布。")


@require_POST
@staff
def publish(request: StaffRequest, code: str, year: int) -> HttpResponse:
    """Publish the report and freeze its content."""
    return _moved(request, code, year, actions.publish, "已公布，公开页和下载文件都能看到了。")


@require_POST
@staff
def correct(request: StaffRequest, code: str, year: int) -> HttpResponse:
    """Publish the next version with a note on what was wrong."""
    form = CorrectionForm(request.POST)
    if form.is_valid():
        with form.taking():
            actions.correct(organ_code=code, year=year, note=form.cleaned_data["note"], by=request.acting, at=request.at)
        if form.is_taken:
            return _done(request, code, year, "已更正，新的一版和更正说明一起公开了。")
    return show(request, code, year, BenchShown(form.failure, correction=form, status=form.status))


def _revision(request: StaffRequest) -> int | None:
    """Return the revision that the submitted page showed."""
    return asked.revision(request.POST.get("revision", ""))


def _moved(request: StaffRequest, code: str, year: int, act: Callable[..., None], words: str) -> HttpResponse:
    form = Press(request.POST)
    with form.taking():
        act(organ_code=code, year=year, by=request.acting, at=request.at, revision=_revision(request))
    if form.failure:
        return show(request, code, year, BenchShown(form.failure, status=form.status))
    return _done(request, code, year, words)


def _done(request: StaffRequest, code: str, year: int, words: str, anchor: str = "") -> HttpResponse:
    messages.success(request, words)
    answer = redirect("work:report", code, year)
    answer["Location"] += anchor
    return answer
