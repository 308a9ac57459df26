"""The copy that is to be given out: the secrecy reviewer confirms it or gives it back; who made it can take it back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.accounts import policies
from mingbai.cases.actions import redaction as actions
from mingbai.cases.queries import redaction as queries
from mingbai.cases.queries.work import work_case
from mingbai.core import apart
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.forms import Press
from mingbai.reading.passages import Unreadable
from mingbai.statute.disclosure.exemptions import ground
from mingbai.statute.posts import PostKind
from mingbai.workspace.cases.copy.form import ReturnCopyForm
from mingbai.workspace.cases.redaction.words import STATE_TAGS
from mingbai.workspace.cases.words import heading
from mingbai.workspace.frame import StaffRequest, page, staff


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def copy(request: StaffRequest, case_id: int, redaction_id: int) -> HttpResponse:
    """Show the copy page by page with the list of grounds, and take the decision on it."""
    case = work_case(by=request.acting, case_id=case_id, on=request.today)
    row = queries.redaction(by=request.acting, redaction_id=redaction_id)
    if row.case_id != case_id or not row.copy_id:
        raise NotVisible(str(redaction_id))
    returned = request.POST.get("press") == "return"
    form: Press | ReturnCopyForm = ReturnCopyForm(request.POST if returned else None)
    confirming = Press(request.POST if request.method == "POST" and not returned else None)
    told: dict[str, Any] = {"redaction_id": redaction_id, "by": request.acting, "at": request.at}
    if form.is_valid():
        with form.taking():
            actions.return_copy(reason=form.cleaned_data["reason"], **told)
    elif confirming.is_valid():
        with confirming.taking():
            actions.confirm_copy(seen=request.POST.get("seen", ""), **told)
    if form.is_taken or confirming.is_taken:
        messages.success(request, "已经退回，副本删掉了，方框还在。" if form.is_taken else "已核对，可以随答复书提供。")
        return redirect("work:case-papers", case_id=case_id)
    is_reviewer = request.acting.kind == PostKind.SECRECY_REVIEWER
    context = {
        "case": case,
        "heading": heading(case.row),
        "row": row,
        "tag": STATE_TAGS[row.state],
        "pages": _page_numbers(request, case_id, row.copy_id),
        "boxes": [(box, ground(box.ground).words) for box in row.boxes],
        "may_confirm": row.state == "made" and is_reviewer and request.acting.person_id not in row.drawers,
        "may_return": row.state == "made" and (is_reviewer or policies.may_work_for(request.acting, case.organ)),
        "is_reviewer": is_reviewer,
        "seen": queries.mark_of_seen(by=request.acting, redaction_id=redaction_id, on=request.today),
        "form": form,
        "problems": (*(form.problems() if form.is_bound else ()), *(confirming.problems() if confirming.is_bound else ())),
    }
    return page(request, "work/cases/copy.jinja", context, max(form.status, confirming.status))


def _page_numbers(request: StaffRequest, case_id: int, paper_id: int) -> range:
    _, data = queries.opened_paper(by=request.acting, case_id=case_id, paper_id=paper_id, on=request.today)
    try:
        return range(1, len(apart.page_sizes(data)) + 1)
    except Unreadable as failure:
        raise Invalid(str(failure)) from failure
