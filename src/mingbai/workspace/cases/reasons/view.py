"""Judge the reasons for so many applications, and go on where the law leads."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mingbai.accounts import policies
from mingbai.cases.actions.path import judge_reasons
from mingbai.cases.queries import work as queries
from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.statute.cases.excess import AfterReasons
from mingbai.statute.cases.states import CaseAct, CaseState
from mingbai.workspace.cases.one_form import Above, one_form
from mingbai.workspace.cases.reasons.form import ReasonsForm
from mingbai.workspace.cases.words import heading
from mingbai.workspace.frame import StaffRequest, staff

SAID = {
    AfterReasons.REFUSE: "已记下。五问第2问里可以选不予处理了。",
    AfterReasons.REPLY: "已记下，照常办理。",
    AfterReasons.DELAY: "已记下。由科室负责人确定延迟的合理期限，并且告知申请人。",
}


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def reasons(request: StaffRequest, case_id: int) -> HttpResponse:
    """Ask what the applicant said, and record what the organ thinks of it."""
    found = queries.work_case(by=request.acting, case_id=case_id, on=request.today)
    is_asked = bool(found.reasons) and found.row.state is CaseState.HANDLING
    if not is_asked or not policies.may_work_for(request.acting, found.organ):
        raise NotVisible(str(case_id))
    form = ReasonsForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        revision = asked.number(request.POST.get("revision", ""), 1, asked.MOST_REVISIONS)
        judged = form.cleaned_data["judged"]
        told = {"revision": revision, "by": request.acting, "at": request.at, "reason": form.cleaned_data["reason"]}
        with form.taking():
            after = judge_reasons(case_id=case_id, is_reasonable=judged != "no", in_time=judged != "late", **told)
        if form.is_taken:
            messages.success(request, SAID[after])
            if after is AfterReasons.DELAY and CaseAct.DELAY in found.acts:
                return redirect("work:case-act", case_id=case_id, act="delay")
            if after is AfterReasons.REFUSE:
                return redirect("work:case-path", case_id=case_id, number=2)
            return redirect(f"{reverse('work:case', args=[case_id])}#path")
    return one_form(
        request,
        form,
        above=Above(found.row.number, "work:case", case_id),
        title="判断申请人说明的理由",
        said=heading(found.row),
        follows="理由不合理的，告知不予处理；合理但是不能按期答复的，可以确定延迟的合理期限并告知申请人（条例第35条）。",
        press="记下",
        revision=found.revision,
    )
