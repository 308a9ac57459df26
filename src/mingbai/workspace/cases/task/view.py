"""The page of one task: acknowledge it, answer it, or return it with the reason.

A section has no account of its own: whoever handles the case writes down what it answered.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mingbai.cases.actions import handling
from mingbai.cases.queries import listing as queries
from mingbai.core.forms import PlainForm, area, choice
from mingbai.workspace.frame import StaffRequest, page, staff


class EndTaskForm(PlainForm):
    """What came of it."""

    how = choice("办得怎么样", [("done", "办好了"), ("returned", "不该由我们办，退回")], missing="选办好了还是退回", is_open=True)
    answer = area("写明结果或者退回的理由", "例如：查了2020年的台账，共3份，已经送到党政办。", missing="写明结果或者退回的理由")


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def task(request: StaffRequest, case_task_id: int) -> HttpResponse:
    """Show what is asked of this organ or of one of its sections, and take the answer."""
    found = queries.open_task(by=request.acting, task_id=case_task_id)
    form = EndTaskForm(request.POST if "how" in request.POST or request.POST.get("press") == "end" else None)
    if request.method == "POST" and request.POST.get("press") == "receive":
        handling.receive_task(task_id=case_task_id, by=request.acting, at=request.at)
        messages.success(request, "已签收。")
        return redirect("work:case-task", case_task_id=case_task_id)
    if form.is_valid():
        given = form.cleaned_data
        with form.taking():
            handling.end_task(
                task_id=case_task_id,
                answer=given["answer"],
                is_returned=given["how"] == "returned",
                by=request.acting,
                at=request.at,
            )
        if form.is_taken:
            messages.success(request, "已回复。")
            return redirect("work:today" if found.to_organ else f"{reverse('work:case', args=[found.case_id])}#tasks")
    problems = form.problems() if form.is_bound else ()
    return page(request, "work/cases/task.jinja", {"task": found, "form": form, "problems": problems}, form.status)
