"""Replace a law in the rows that cite it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.catalogue import actions, queries
from mingbai.catalogue.values.lines import LineRow
from mingbai.core import asked
from mingbai.workspace.catalogue.basis.form import BasisForm
from mingbai.workspace.catalogue.shown import keeper_only
from mingbai.workspace.frame import StaffRequest, page, staff


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def basis(request: StaffRequest) -> HttpResponse:
    """Find the rows that cite a law, show them, and replace it in the ones ticked."""
    keeper_only(request)
    form = BasisForm(request.POST if request.method == "POST" else None, initial={"in_force_on": request.today})
    rows: tuple[LineRow, ...] = ()
    if form.is_valid():
        said = form.cleaned_data
        rows = queries.resting_on(request.acting.organ_id, said["old"], request.today)
        if not rows:
            form.add_error("old", "目录里没有哪一项的依据是这样写的。照目录里的写法写，连书名号。")
        elif "replace" in request.POST:
            ids = asked.keys(request.POST.getlist("line_ids"))
            with form.taking():
                actions.replace_basis(**said, line_ids=ids, by=request.acting, at=request.at)
            if form.is_taken:
                messages.success(request, f"{len(set(ids))} 项换了依据，从那天起施行。原来的版本都在，查得到。")
                return redirect("work:catalogue")
    problems = form.problems()
    context = {"form": form, "problems": problems, "rows": rows}
    return page(request, "work/catalogue/basis.jinja", context, form.status)
