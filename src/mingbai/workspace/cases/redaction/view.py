"""The page on which boxes are drawn over a paper, and the press that burns them in and checks the copy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.accounts import policies
from mingbai.cases.actions import redaction as actions
from mingbai.cases.queries import redaction as queries
from mingbai.cases.queries.work import work_case
from mingbai.cases.values.redaction import PDF, RedactionRow
from mingbai.core import apart, asked
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.forms import Press, Problem
from mingbai.reading.passages import Unreadable
from mingbai.scanning.withheld import Leak
from mingbai.workspace.cases.redaction.form import BoxesForm
from mingbai.workspace.cases.redaction.words import STATE_TAGS
from mingbai.workspace.cases.words import heading
from mingbai.workspace.frame import StaffRequest, page, staff

WHAT_TO_DO = "什么也没有留下。按下面说的改了方框，再按一次。"


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def redact(request: StaffRequest, case_id: int, paper_id: int) -> HttpResponse:
    """Show the pages with their boxes; save them, add what a machine finds, or burn them in and check the copy."""
    case = work_case(by=request.acting, case_id=case_id, on=request.today)
    paper, data = queries.opened_paper(by=request.acting, case_id=case_id, paper_id=paper_id, on=request.today)
    if (paper.purpose, paper.media_type) != ("original", PDF) or not policies.may_work_for(request.acting, case.organ):
        raise NotVisible(str(paper_id))
    sizes = _sizes(data)
    row = _latest(request, case_id, paper_id)
    sent = request.POST if request.method == "POST" else None
    boxes = BoxesForm(sizes, row.boxes if row else (), sent)
    form, leaks = Press(sent), tuple[Leak, ...]()
    if form.is_valid() and boxes.is_valid:
        with form.taking():
            leaks = _press(request, paper_id, boxes)
        if form.is_taken and not leaks:
            return redirect("work:case-redact", case_id=case_id, paper_id=paper_id)
        row = _latest(request, case_id, paper_id)
    context = {
        "case": case,
        "heading": heading(case.row),
        "paper": paper,
        "row": row,
        "is_open": row is None or row.state == "draft",
        "tag": STATE_TAGS[row.state] if row else None,
        "revision": _revision(request, row, form),
        "pages": _pages(sizes, boxes),
        "boxes": boxes,
        "problems": _problems(form, boxes, leaks),
        "what_to_do": WHAT_TO_DO if leaks else "",
        "count": len(boxes.rows),
    }
    status = 422 if leaks or not boxes.is_valid else form.status
    return page(request, "work/cases/redact.jinja", context, status)


def _press(request: StaffRequest, paper_id: int, boxes: BoxesForm) -> tuple[Leak, ...]:
    """Save the boxes as sent, then do what was pressed; return what the check of the copy found."""
    told: dict[str, Any] = {"paper_id": paper_id, "by": request.acting, "at": request.at}
    revision = asked.number(request.POST.get("revision", ""), 0, asked.MOST_REVISIONS) or 0
    press = request.POST.get("press", "")
    revision = actions.draw_boxes(boxes=boxes.boxes, revision=revision, **told)
    if press == "find":
        found = actions.propose_boxes(revision=revision, **told)
        said = f"找到{found}处，已经加上方框，逐个选依据；找不到的还要自己看。" if found else "没有找到新的。还要自己从头看一遍。"
        messages.info(request, said)
    elif press == "make":
        leaks = actions.make_copy(revision=revision, **told)
        if leaks:
            return leaks
        messages.success(request, "副本做好了，用另一种方法检查过，方框下面什么也没有。等保密审查员核对。")
    else:
        messages.success(request, "方框已经保存。")
    return ()


def _latest(request: StaffRequest, case_id: int, paper_id: int) -> RedactionRow | None:
    """Return the boxes being drawn or the copy made last."""
    rows = [one for one in queries.redactions_of(by=request.acting, case_id=case_id) if one.paper_id == paper_id]
    return rows[-1] if rows else None


def _sizes(data: bytes) -> tuple[tuple[float, float], ...]:
    try:
        return apart.page_sizes(data)
    except Unreadable as failure:
        raise Invalid(str(failure)) from failure


def _revision(request: StaffRequest, row: RedactionRow | None, form: Press) -> int:
    """Return the revision to send next: after a stale press the old one, so that nobody writes over what they have not seen."""
    if form.failure is not None and form.failure.status == 409:
        return asked.number(request.POST.get("revision", ""), 0, asked.MOST_REVISIONS) or 0
    return row.revision if row and row.state != "confirmed" else 0


def _pages(sizes: Sequence[tuple[float, float]], boxes: BoxesForm) -> list[dict[str, object]]:
    """Return each page with its rows; rows whose page is not there stand with the first."""
    lines = boxes.lines
    return [
        {
            "number": number,
            "width": round(width),
            "height": round(height),
            "tall": round(1000 * height / width, 1),
            "lines": [one for one in lines if one.page == number or (number == 1 and not one.page)],
        }
        for number, (width, height) in enumerate(sizes, 1)
    ]


def _problems(form: Press, boxes: BoxesForm, leaks: Sequence[Leak]) -> tuple[Problem, ...]:
    found = [Problem(leak.text, f"#p{leak.page}" if leak.page else "") for leak in leaks]
    return (*found, *(form.problems() if form.is_bound else ()), *boxes.problems)
