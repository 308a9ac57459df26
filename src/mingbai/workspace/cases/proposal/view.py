"""The page on which somebody decides whether what was given to an applicant is published for all (条例第44条)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.cases.actions.proposal import decide
from mingbai.cases.queries.proposals import ProposalRow, proposal
from mingbai.workspace.cases.proposal.form import YES, ProposalForm
from mingbai.workspace.frame import StaffRequest, own_organ, page, staff


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def propose(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show how often the matter was asked for, and take the decision of a clerk or section head, once."""
    found = proposal(by=request.acting, case_id=case_id, on=request.today)
    own_organ(request)
    first = {"title": found.title, "suggested": YES if found.is_suggested else "no"}
    form = ProposalForm(request.POST if request.method == "POST" else None, initial=first)
    if form.is_valid():
        given, opened = form.cleaned_data, list[int | None]()
        with form.taking():
            opened.append(
                decide(
                    case_id=case_id,
                    is_open=given["decision"] == YES,
                    is_suggested=given["suggested"] == YES,
                    title=given["title"],
                    reason=given["reason"],
                    by=request.acting,
                    at=request.at,
                )
            )
        if form.is_taken:
            return _done(request, found, opened[0])
    problems = form.problems() if form.is_bound else ()
    return page(request, "work/cases/proposal.jinja", {"found": found, "form": form, "problems": problems}, form.status)


def _done(request: StaffRequest, found: ProposalRow, entry_id: int | None) -> HttpResponse:
    if entry_id is None:
        messages.success(request, "记下了：不转为主动公开。")
        return redirect("work:case", case_id=found.case_id)
    messages.success(request, "草稿拟好了，附上了给申请人的信息。选目录事项，检查以后照常送审。")
    return redirect("work:entry", entry_id=entry_id)
