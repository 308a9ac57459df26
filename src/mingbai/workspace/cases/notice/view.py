"""Issue a procedural letter with its number and its proof of service."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mingbai.accounts import policies
from mingbai.cases.actions.service import issue_notice
from mingbai.cases.queries import desk as desks
from mingbai.cases.queries import work as queries
from mingbai.cases.queries.lessons import lessons_at
from mingbai.cases.queries.sheet import sheet_of
from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.rendering.letter.html import fragment
from mingbai.statute.cases.letters import PART_WORDS, letters
from mingbai.workspace.cases.notice.form import CaseNoticeForm
from mingbai.workspace.cases.words import heading
from mingbai.workspace.frame import StaffRequest, page, staff


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def notice(request: StaffRequest, case_id: int, code: str) -> HttpResponse:
    """Ask what the letter needs, show it, and record that it went out."""
    found = queries.work_case(by=request.acting, case_id=case_id, on=request.today)
    law = letters().get(code)
    if law is None or law.outcome is not None or not policies.may_work_for(request.acting, found.organ):
        raise NotVisible(f"{case_id} {code}")
    told: dict[str, Any] = {"by": request.acting, "case_id": case_id, "code": code, "on": request.today}
    known = desks.notice_parts(**told) if found.is_read_today else {}
    draft = desks.notice_draft(**told, known=known)
    first = {"sent_on": request.today, **known}
    form = CaseNoticeForm(request.POST if request.method == "POST" else None, law=law, initial=first)
    if form.is_valid():
        revision = asked.number(request.POST.get("revision", ""), 1, asked.MOST_REVISIONS)
        given: dict[str, Any] = {"parts": form.parts(), "sending": form.sending(), "by": request.acting, "at": request.at}
        with form.taking():
            number = issue_notice(case_id=case_id, code=code, revision=revision, **given)
        if form.is_taken:
            messages.success(request, f"已发出，文号{number}。")
            return redirect(f"{reverse('work:case', args=[case_id])}#letters")
    may = desks.may_issue(by=request.acting, case_id=case_id, code=code)
    context = {
        "case": found,
        "heading": heading(found.row),
        "lessons": lessons_at(by=request.acting, organ_id=found.organ.id, step="letter"),
        "law": law,
        "form": form,
        "barred": None if may else may,
        "fixed": tuple((PART_WORDS[name], known[name]) for name in law.fixed if known.get(name)),
        "preview": fragment(sheet_of(found.organ, draft)) if found.is_read_today and not found.trouble else "",
        "problems": form.problems() if form.is_bound else (),
    }
    return page(request, "work/cases/notice.jinja", context, form.status)
