"""Failed background tasks, for the system administrator; everybody else gets a 404."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from mingbai.core.forms import Press
from mingbai.failures import actions, policies, queries
from mingbai.workspace.frame import StaffRequest, page, signed_in

AGAIN = "已经放回去，一分钟以内再试一次。做成了，它就从这里消失；还不成，会再列出来。"
NEVER = "不再试了，已记入审计记录。"


@require_safe
@signed_in
def failures(request: StaffRequest) -> HttpResponse:
    """List the failed tasks: first those waiting for a decision, then those retried automatically."""
    policies.check_settle(request.acting)
    rows = queries.failed_tasks()
    context = {
        "waiting": tuple(row for row in rows if row.next_at is None),
        "retried": tuple(row for row in rows if row.next_at is not None),
        "due": queries.count_waiting(),
    }
    return page(request, "work/failures/list.jinja", context)


@require_POST
@signed_in
def try_again(request: StaffRequest, task_id: UUID) -> HttpResponse:
    """Try the task again at once."""
    form = Press(request.POST)
    with form.taking():
        actions.try_again(task_id=task_id, by=request.acting, at=request.at)
    return _done(request, form, AGAIN)


@require_POST
@signed_in
def give_up(request: StaffRequest, task_id: UUID) -> HttpResponse:
    """Give the task up for good."""
    form = Press(request.POST)
    with form.taking():
        actions.give_up(task_id=task_id, by=request.acting, at=request.at)
    return _done(request, form, NEVER)


def _done(request: StaffRequest, form: Press, words: str) -> HttpResponse:
    """Go back to the list with a message saying what happened."""
    if form.failure:
        messages.warning(request, form.failure.message)
    else:
        messages.success(request, words)
    return redirect("work:failures")
