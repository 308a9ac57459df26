"""Correcting the day of receipt: the time for the reply is counted anew from it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.accounts.policies import may_work_for
from mingbai.accounts.values import Acting
from mingbai.cases.actions.received import correct_received
from mingbai.cases.queries import work as queries
from mingbai.cases.values.rows import CaseHead
from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.statute.cases.states import CaseState
from mingbai.workspace.cases.one_form import Above, one_form
from mingbai.workspace.cases.received.form import ReceivedForm
from mingbai.workspace.cases.words import heading
from mingbai.workspace.frame import StaffRequest, staff


def may_correct_received(by: Acting, found: CaseHead) -> bool:
    """Return whether this person may ask for another day: a clerk or section head, while the case is handled."""
    return may_work_for(by, found.organ) and found.row.state is CaseState.HANDLING and bool(found.row.channel)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def received(request: StaffRequest, case_id: int) -> HttpResponse:
    """Ask for the right day and the reason, and count the time for the reply anew."""
    found = queries.case_head(by=request.acting, case_id=case_id)
    if not may_correct_received(request.acting, found):
        raise NotVisible(str(case_id))
    form = ReceivedForm(request.POST if request.method == "POST" else None, initial={"on": found.row.received_on})
    if form.is_valid():
        revision = asked.number(request.POST.get("revision", ""), 1, asked.MOST_REVISIONS)
        with form.taking():
            correct_received(case_id=case_id, revision=revision, by=request.acting, at=request.at, **form.cleaned_data)
        if form.is_taken:
            messages.success(request, "收到日期改好了，期限重新计算了。")
            return redirect("work:case", case_id=case_id)
    return one_form(
        request,
        form,
        above=Above(found.row.number, "work:case", case_id),
        title="改收到日期",
        said=heading(found.row),
        follows="答复期限从正确的收到日期重新计算（条例第31条、第33条）。改晚的，由科室负责人来改。改以前的日期、期限和理由留在这件申请里。",
        press="改收到日期",
        revision=found.revision,
    )
