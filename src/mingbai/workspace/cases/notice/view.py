"""Procedural letters: sent at once by whoever signs them, else handed in and taken to the signature and the post."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from mingbai.accounts import policies
from mingbai.cases.actions.notices import hand_in_notice, issue_notice, know_notices
from mingbai.cases.queries import desk as desks
from mingbai.cases.queries import work as queries
from mingbai.cases.queries.lessons import lessons_at
from mingbai.cases.queries.sheet import sheet_of
from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.rendering.letter.html import fragment
from mingbai.statute.cases.letters import PART_WORDS, letters
from mingbai.statute.cases.notice_order import NOTICE_STATE_WORDS, NoticeState
from mingbai.statute.posts import PostKind
from mingbai.workspace.cases.notice.form import CaseNoticeForm
from mingbai.workspace.cases.notice.presses import LINE_WORDS, STEPS
from mingbai.workspace.cases.words import heading
from mingbai.workspace.frame import StaffRequest, page, staff


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def notice(request: StaffRequest, case_id: int, code: str) -> HttpResponse:
    """Ask what the letter needs, show it, and record that it went out, or hand it in to whoever signs it."""
    found = queries.work_case(by=request.acting, case_id=case_id, on=request.today)
    law = letters().get(code)
    if law is None or law.outcome is not None or not policies.may_work_for(request.acting, found.organ):
        raise NotVisible(f"{case_id} {code}")
    told: dict[str, Any] = {"by": request.acting, "case_id": case_id, "code": code}
    begun = desks.notice_begun(**told, on=request.today)
    known, written = (begun.parts, begun.written) if found.is_read_today else ({}, {})
    draft = desks.notice_draft(**told, on=request.today, known=known)
    first = {"sent_on": request.today, **written}
    form = CaseNoticeForm(request.POST if request.method == "POST" else None, law=law, is_sent=bool(begun.alone), initial=first)
    if form.is_valid():
        revision = asked.number(request.POST.get("revision", ""), 1, asked.MOST_REVISIONS)
        given: dict[str, Any] = {"parts": form.parts(), "revision": revision, "by": request.acting, "at": request.at}
        with form.taking():
            if begun.alone:
                said = f"已发出，文号{issue_notice(case_id=case_id, code=code, sending=form.sending(), **given)}。"
            else:
                hand_in_notice(case_id=case_id, code=code, **given)
                said = "已送审。签发的人在今日里看到。"
        if form.is_taken:
            messages.success(request, said)
            return redirect(f"{reverse('work:case', args=[case_id])}#letters")
    context = {
        "case": found,
        "heading": heading(found.row),
        "lessons": lessons_at(by=request.acting, organ_id=found.organ.id, step="letter"),
        "law": law,
        "form": form,
        "barred": None if begun.may else begun.may,
        "alone": begun.alone,
        "why_back": begun.why_back,
        "fixed": tuple((PART_WORDS[name], known[name]) for name in law.fixed if found.is_read_today and begun.parts.get(name)),
        "preview": fragment(sheet_of(found.organ, draft)) if found.is_read_today and not found.trouble else "",
        "problems": form.problems() if form.is_bound else (),
    }
    return page(request, "work/cases/notice.jinja", context, form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def letter(request: StaffRequest, case_id: int, letter_id: int) -> HttpResponse:
    """Show a procedural letter on its way, and take it one step on, or back."""
    found = queries.work_case(by=request.acting, case_id=case_id, on=request.today)
    one = next((row for row in found.letters if row.id == letter_id and not row.is_reply), None)
    if one is None:
        raise NotVisible(f"{case_id} {letter_id}")
    acts = desks.notice_acts(by=request.acting, organ=found.organ, letter=one)
    pressed = STEPS.get(request.POST.get("press", ""))
    if request.method == "POST" and (pressed is None or pressed.act not in acts):
        raise NotVisible(f"{case_id} {letter_id}")
    form = pressed.form(request.POST) if pressed else None
    if pressed and form is not None and form.is_valid():
        with form.taking():
            said = pressed.run(letter_id=letter_id, by=request.acting, at=request.at, **form.cleaned_data)
        if form.is_taken:
            messages.success(request, said)
            return redirect(f"{reverse('work:case', args=[case_id])}#letters")
    shown = desks.drafts_of(by=request.acting, case_id=case_id, on=request.today)[letter_id]
    context = {
        "case": found,
        "heading": heading(found.row),
        "law": letters()[one.kind],
        "letter": one,
        "state": NOTICE_STATE_WORDS[NoticeState(one.state)],
        "steps": [
            (name, step, form if step is pressed and form is not None else step.form(initial={"sent_on": request.today}))
            for name, step in STEPS.items()
            if step.act in acts
        ],
        "line_words": LINE_WORDS,
        "preview": fragment(sheet_of(found.organ, shown)) if found.is_read_today else "",
        "problems": form.problems() if form is not None else (),
    }
    return page(request, "work/cases/notice_letter.jinja", context, form.status if form is not None else 200)


@require_POST
@staff
def take_note(request: StaffRequest, case_id: int) -> HttpResponse:
    """Record that the head took note of the letters that went out."""
    if request.acting.kind != PostKind.SECTION_HEAD:
        raise NotVisible(str(case_id))
    know_notices(case_id=case_id, by=request.acting, at=request.at)
    messages.success(request, "已记下，您知道这件申请发出的告知书了。")
    return redirect(f"{reverse('work:case', args=[case_id])}#letters")
