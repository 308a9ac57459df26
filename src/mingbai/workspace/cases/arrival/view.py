"""Record what became of a letter, with its proof."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mingbai.accounts import policies
from mingbai.cases.actions.service import record_signature
from mingbai.cases.queries import work as queries
from mingbai.cases.queries.lessons import lessons_at
from mingbai.core.errors import NotVisible
from mingbai.statute.cases.letters import letters
from mingbai.workspace.cases.arrival.form import ArrivalForm
from mingbai.workspace.cases.papers.view import sent_paper
from mingbai.workspace.cases.words import heading
from mingbai.workspace.frame import StaffRequest, page, staff


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def arrival(request: StaffRequest, case_id: int, letter_id: int) -> HttpResponse:
    """Ask whether and when the letter arrived, and record it."""
    found = queries.work_case(by=request.acting, case_id=case_id, on=request.today)
    letter = next((one for one in found.letters if one.id == letter_id and one.sent_on and not one.served_on), None)
    if letter is None or not policies.may_work_for(request.acting, found.organ):
        raise NotVisible(f"{case_id} {letter_id}")
    form = ArrivalForm(request.POST if request.method == "POST" else None, initial={"how": "signed", "on": request.today})
    if form.is_valid():
        with form.taking():
            paper = sent_paper(request, "receipt") if "file" in request.FILES else None
            record_signature(letter_id=letter_id, paper=paper, by=request.acting, at=request.at, **form.cleaned_data)
        if form.is_taken:
            messages.success(request, "已登记。")
            return redirect(f"{reverse('work:case', args=[case_id])}#letters")
    context = {
        "case": found,
        "heading": heading(found.row),
        "lessons": lessons_at(by=request.acting, organ_id=found.organ.id, step="service"),
        "letter": letter,
        "title": letters()[letter.kind].title,
        "form": form,
        "problems": form.problems() if form.is_bound else (),
    }
    return page(request, "work/cases/arrival.jinja", context, form.status)
