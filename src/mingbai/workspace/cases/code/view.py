"""Give an applicant who lost the code a new one, once they showed who they are; and the sheet that hands codes over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from mingbai.accounts.policies import may_work_for
from mingbai.accounts.values import Acting
from mingbai.cases.actions import receive
from mingbai.cases.actions.receive import Received
from mingbai.cases.queries import work as queries
from mingbai.cases.queries.listing import rows_by_key
from mingbai.cases.values.rows import CaseHead
from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.core.forms import PlainForm, line
from mingbai.statute.cases.states import CaseState
from mingbai.workspace.cases.words import due_words, heading
from mingbai.workspace.frame import StaffRequest, page, staff


class RenewCodeForm(PlainForm):
    """How the one who asks showed who they are."""

    how = line(
        "怎么核对的身份",
        "例如：当面看了居民身份证，和申请书上的一致。不写姓名、号码。",
        missing="写怎么核对的身份",
        length=100,
    )


def may_renew_code(by: Acting, found: CaseHead) -> bool:
    """Return whether this person may hand out a new code: the case came by a channel and does not lie in its box."""
    return may_work_for(by, found.organ) and bool(found.row.channel) and found.row.state is not CaseState.SEALED


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def renew(request: StaffRequest, case_id: int) -> HttpResponse:
    """Ask how the identity was checked, and show the new code once."""
    found = queries.case_head(by=request.acting, case_id=case_id)
    if not may_renew_code(request.acting, found):
        raise NotVisible(str(case_id))
    form = RenewCodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        revision = asked.number(request.POST.get("revision", ""), 1, asked.MOST_REVISIONS)
        with form.taking():
            told: dict[str, Any] = {"by": request.acting, "at": request.at}
            given = receive.renew_code(case_id=case_id, revision=revision, **told, **form.cleaned_data)
        if form.is_taken:
            return handed_over(request, case_id, (given,), "换好了查询码，原来的不能用了")
    problems = form.problems() if form.is_bound else ()
    context = {"case": found, "heading": heading(found.row), "form": form, "problems": problems}
    return page(request, "work/cases/code.jinja", context, form.status)


def handed_over(request: StaffRequest, case_id: int, given: Sequence[Received], title: str) -> HttpResponse:
    """Return the sheet with numbers and codes: the only page that ever shows these codes."""
    codes = {one.case_id: one.code for one in given}
    rows = [(row, codes[row.id], due_words(row)) for row in rows_by_key(by=request.acting, case_ids=codes)]
    first = queries.case_head(by=request.acting, case_id=case_id)
    context = {"case": first, "rows": rows, "title": title, "on": request.today}
    return page(request, "work/cases/codes.jinja", context)
