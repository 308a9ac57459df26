"""The register of undisclosed information, and the re-evaluation of each line."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from mingbai.core.errors import NotVisible
from mingbai.entries import actions, queries
from mingbai.entries.policies import is_secrecy_reviewer
from mingbai.statute.disclosure.exemptions import ground
from mingbai.statute.disclosure.review import EntryAct
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.review.closed.form import EvaluationForm


@require_safe
@staff
def register(request: StaffRequest) -> HttpResponse:
    """List every line with its ground and the date of its next evaluation."""
    after = request.GET.get("after", "")
    rows, more = queries.closed(request.acting.organ_id, after=after)
    context = {
        "rows": [(row, ground(row.ground)) for row in rows],
        "first": reverse("work:closed") if after else "",
        "next": f"{reverse('work:closed')}?after={more}" if more else "",
        "may_evaluate": is_secrecy_reviewer(request.acting),
        "today": request.today,
    }
    return page(request, "work/review/closed.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def evaluate(request: StaffRequest, entry_id: int) -> HttpResponse:
    """Evaluate again: keep it closed with a reason, or send it back to drafting."""
    entry = queries.work_entry(request.acting, entry_id, request.today)
    if EntryAct.KEEP_CLOSED not in entry.acts:
        raise NotVisible(str(entry_id))
    form = EvaluationForm(request.POST or None)
    if form.is_valid():
        is_open, opinion = form.cleaned_data["result"] == "open", form.cleaned_data["opinion"]
        with form.taking():
            actions.evaluate(entry_id=entry_id, is_open=is_open, opinion=opinion, by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, f"评估已记下：《{entry.content.title}》。")
            return redirect("work:closed")
    problems = form.problems()
    context = {
        "entry": entry,
        "form": form,
        "problems": problems,
        "heading": "定期评估：现在可以公开吗",
        "press": "记下评估",
        "ground": ground(entry.ground) if entry.ground else None,
    }
    return page(request, "work/review/form.jinja", context, form.status)
