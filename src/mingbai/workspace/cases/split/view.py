"""Split a submission that asks for several things: each becomes an application of its own (一事一申请)."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from mingbai.accounts.policies import may_work_for
from mingbai.accounts.values import Acting
from mingbai.cases.actions import receive
from mingbai.cases.actions.receive import MOST_PARTS, UNTOUCHED, Received
from mingbai.cases.queries import work as queries
from mingbai.cases.values.rows import WorkCase
from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.workspace.cases.code.view import handed_over
from mingbai.workspace.cases.split.form import FIRST_ROWS, MORE_ROWS, SplitForm
from mingbai.workspace.cases.words import heading
from mingbai.workspace.frame import StaffRequest, page, staff


def may_split(by: Acting, found: WorkCase) -> bool:
    """Return whether this person may split the case now: nothing was done in it yet."""
    return may_work_for(by, found.organ) and found.row.state in UNTOUCHED and bool(found.row.channel) and not found.steps


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def split(request: StaffRequest, case_id: int) -> HttpResponse:
    """Ask for the matters, and hand over the numbers and codes of the new applications."""
    head = queries.case_head(by=request.acting, case_id=case_id)
    if not may_work_for(request.acting, head.organ) or head.row.state not in UNTOUCHED or not head.row.channel:
        raise NotVisible(str(case_id))
    rows = asked.number(request.POST.get("rows", ""), 1, MOST_PARTS) or FIRST_ROWS
    if request.POST.get("press") == "more":
        return _page(request, case_id, SplitForm(rows=rows + MORE_ROWS, initial=request.POST.dict()))
    if request.method != "POST":
        return _page(request, case_id)
    form = SplitForm(request.POST, rows=rows)
    if form.is_valid():
        revision = asked.number(request.POST.get("revision", ""), 1, asked.MOST_REVISIONS)
        given = list[Received]()
        with form.taking():
            told: dict[str, Any] = {"by": request.acting, "at": request.at}
            given += receive.split(case_id=case_id, matters=form.matters(), revision=revision, **told)
        if form.is_taken:
            return handed_over(request, case_id, given, "已经拆成几件")
    return _page(request, case_id, form)


def _page(request: StaffRequest, case_id: int, form: SplitForm | None = None) -> HttpResponse:
    found = queries.work_case(by=request.acting, case_id=case_id, on=request.today)
    if not may_split(request.acting, found):
        raise NotVisible(str(case_id))
    if form is None:
        form = SplitForm(rows=FIRST_ROWS, initial={"title_1": found.row.title, "sought_1": found.sought})
    problems = form.problems() if form.is_bound else ()
    context = {"case": found, "heading": heading(found.row), "form": form, "problems": problems, "most": MOST_PARTS}
    return page(request, "work/cases/split.jinja", context, form.status)
