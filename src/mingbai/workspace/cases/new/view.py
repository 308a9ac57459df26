"""Register an application, and hand the applicant number and code."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.cases.actions.handling import log_reading
from mingbai.cases.actions.receive import Received, receive
from mingbai.cases.queries import listing as queries
from mingbai.organs.queries import OrganRow
from mingbai.statute.cases.outcomes import Outcome, law_of
from mingbai.statute.cases.receipt import ReceiptChannel
from mingbai.workspace.cases.new.form import CaseForm, LookingForm
from mingbai.workspace.cases.prints.view import keep_code
from mingbai.workspace.frame import StaffRequest, own_receiver, page, staff


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def new(request: StaffRequest) -> HttpResponse:
    """Take in what came to the counter, by post or by fax.

    Earlier cases are looked for while the line is typed, as a post: no line that is half written stands in an address.
    """
    organ = own_receiver(request)
    looks = request.method == "POST" and bool(request.POST.get("look"))
    if looks and request.headers.get("HX-Request"):
        # Nothing found is no news as long as somebody types.
        found = _similar(request, organ, request.POST.get("title", ""))
        return page(request, "work/cases/similar.jinja", {**found, "looked": False})
    first = {"submitted_on": request.today, "kind": "information", "channel": "window", "applicant_kind": "natural"}
    form = LookingForm(request.POST) if looks else CaseForm(request.POST if request.method == "POST" else None, initial=first)
    if not looks and form.is_valid():
        given: list[Received] = []
        with form.taking():
            given.append(receive(organ_code=organ.code, intake=form.intake(), by=request.acting, at=request.at))
        if form.is_taken:
            return _registered(request, given[0], form.cleaned_data["channel"])
    title = str(form["title"].value() or "") if form.is_bound else ""
    context = {"form": form, "problems": form.problems() if form.is_bound else (), "looked": looks}
    return page(request, "work/cases/new.jinja", context | _similar(request, organ, title), form.status)


def _similar(request: StaffRequest, organ: OrganRow, title: str) -> dict[str, object]:
    """Return earlier cases like the one in hand, and how they ended."""
    similar = queries.similar(by=request.acting, organ_code=organ.code, title=title)
    return {
        "similar": similar,
        "outcomes": {row.id: law_of(Outcome(row.outcome)).name for row in similar if row.outcome in list(Outcome)},
    }


def _registered(request: StaffRequest, received: Received, channel: str) -> HttpResponse:
    """Say number and code; whoever stands at the counter waits for the papers, so they come up at once."""
    # The code is shown once: only its digest is kept.
    said = f"已登记为{received.number}。查询码 {received.code}，只显示这一次：连同编号写在回执上交给申请人。"
    messages.success(request, said)
    is_here = channel in (ReceiptChannel.WINDOW, ReceiptChannel.ORAL)
    if is_here:
        # The registrar has just written down everything that these papers say.
        log_reading(case_id=received.case_id, by=request.acting, at=request.at)
    answer = redirect("work:case-prints" if is_here else "work:case", case_id=received.case_id)
    keep_code(answer, received)
    return answer
