"""One issue: the public documents of its period to choose from, then frozen with its digest and handed in to review."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from mingbai.core import asked
from mingbai.core.answers import file_answer
from mingbai.core.errors import NotVisible
from mingbai.core.forms import Press
from mingbai.gazettes import actions, policies, queries
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.gazettes.listing.view import state_words


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def issue(request: StaffRequest, issue_id: int) -> HttpResponse:
    """Show an issue; a press freezes it with the documents that were chosen."""
    row, organ = queries.issue(request.acting, issue_id)
    may_make = policies.may_make(request.acting, organ)
    is_post = request.method == "POST"
    form = Press(request.POST if is_post else None)
    wanted = asked.keys(request.POST.getlist("entries"))
    if is_post:
        if not may_make:
            raise NotVisible(str(issue_id))
        entry = 0
        with form.taking():
            entry = actions.freeze_issue(issue_id=issue_id, entry_ids=wanted, by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, "定稿了。看一遍，没有错就送审；三个人审过，才会公开。")
            return redirect("work:entry", entry)
    offered = queries.offered(organ.id, row.first_on, row.last_on) if row.is_open else ()
    context = {
        "issue": row,
        "state": state_words(row),
        "offered": [(one, one.entry_id in wanted if is_post else one.is_preset) for one in offered],
        "items": queries.items(issue_id),
        "carries_frozen": row.is_open or queries.carries_frozen(row),
        "problems": form.problems(),
        "may_make": may_make,
    }
    return page(request, "work/gazettes/issue.jinja", context, form.status)


@require_safe
@staff
def pdf(request: StaffRequest, issue_id: int) -> HttpResponse:
    """Serve what was frozen, byte for byte, to whoever reads the organ's work."""
    frozen = queries.frozen_pdf(request.acting, issue_id)
    return file_answer(frozen, "application/pdf", f"gazette-{issue_id}.pdf", is_shown=True)
