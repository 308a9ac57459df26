"""Changing the short line of an application: one that came by the public form often has a neutral one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.accounts.policies import may_work_for
from mingbai.accounts.values import Acting
from mingbai.cases.actions import receive
from mingbai.cases.queries import work as queries
from mingbai.cases.values.rows import CaseHead
from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.statute.cases.states import OPEN
from mingbai.workspace.cases.one_form import Above, one_form
from mingbai.workspace.cases.title.form import TitleForm
from mingbai.workspace.cases.words import heading
from mingbai.workspace.frame import StaffRequest, staff


def may_rename(by: Acting, found: CaseHead) -> bool:
    """Return whether this person may change the line now: a clerk or section head, as long as the case is open."""
    return may_work_for(by, found.organ) and found.row.state in OPEN and bool(found.row.channel)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def title(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show the line and change it, for the clerk or section head of an open case."""
    found = queries.case_head(by=request.acting, case_id=case_id)
    if not may_rename(request.acting, found):
        raise NotVisible(str(case_id))
    form = TitleForm(request.POST if request.method == "POST" else None, initial={"title": found.row.title})
    if form.is_valid():
        revision = asked.number(request.POST.get("revision", ""), 1, asked.MOST_REVISIONS)
        with form.taking():
            receive.rename(case_id=case_id, revision=revision, by=request.acting, at=request.at, **form.cleaned_data)
        if form.is_taken:
            messages.success(request, "事由改好了。")
            return redirect("work:case", case_id=case_id)
    return one_form(
        request,
        form,
        above=Above(found.row.number, "work:case", case_id),
        title="改事由",
        said=heading(found.row),
        follows="申请清单和今日照新的事由显示。申请人写的原文不变。",
        press="改好",
        revision=found.revision,
    )
