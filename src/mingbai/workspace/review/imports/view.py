"""Read every row of a batch and give one verdict about all of them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mingbai.channels import actions, queries
from mingbai.channels.values.table import COLUMNS
from mingbai.core.errors import NotVisible
from mingbai.statute.disclosure.imports import ACT_WORDS, BatchAct, review_basis
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.review.imports.form import DECISIONS, BatchDecisionForm


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def review_import(request: StaffRequest, batch_id: int) -> HttpResponse:
    """The rows that would go in, and the verdict; it exists for the organ's secrecy reviewer while the batch waits."""
    if batch_id not in {row.id for row in queries.batches_to_review(request.acting)}:
        raise NotVisible(str(batch_id))
    form = BatchDecisionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        act, opinion = BatchAct(form.cleaned_data["act"]), form.cleaned_data["opinion"]
        decide = actions.release_batch if act is BatchAct.RELEASE else actions.return_batch
        with form.taking():
            decide(organ_code=request.acting.organ_code, batch_id=batch_id, opinion=opinion, by=request.acting, at=request.at)
        if form.is_taken:
            found = queries.batch(request.acting.organ_id, batch_id)
            said = f"{found.entered:,}条已经公开，年度报告的数字跟着变了。" if act is BatchAct.RELEASE else "已退回上传的人。"
            messages.success(request, f"已记下：{ACT_WORDS[act]}，{found.name}。{said}")
            return redirect("work:review-queue")
    after = request.GET.get("after", "")
    rows, more = queries.batch_cells(request.acting.organ_id, batch_id, after=after)
    here = reverse("work:review-import", args=[batch_id])
    context = {
        "batch": queries.batch(request.acting.organ_id, batch_id),
        "form": form,
        "problems": form.problems(),
        "columns": COLUMNS,
        "rows": rows,
        "next": f"{here}?after={more}" if more else "",
        "first": here if after else "",
        "choices": [(act.value, ACT_WORDS[act], hint) for act, hint in DECISIONS],
        "basis": review_basis(request.today),
    }
    return page(request, "work/review/import.jinja", context, form.status)
