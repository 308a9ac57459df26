"""The patterns of the organ's document numbers, and where each series continues."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.documents import actions, queries
from mingbai.workspace.documents.numbers.form import SeriesForm
from mingbai.workspace.frame import StaffRequest, own_organ, page, staff


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def numbers(request: StaffRequest) -> HttpResponse:
    """Show the number series of the person's own organ, with a form to add one."""
    organ = own_organ(request)
    series = queries.series(organ.id)
    begun = {"template": "" if series else queries.default_template(organ), "used": 0}
    form = SeriesForm(request.POST if request.method == "POST" else None, initial=begun)
    if form.is_valid():
        asked = form.cleaned_data
        with form.taking():
            actions.set_series(
                organ_code=organ.code, template=asked["template"], used=int(asked["used"]), by=request.acting, at=request.at
            )
        if form.is_taken:
            messages.success(request, f"已登记字号：{asked['template']}。")
            return redirect("work:document-numbers")
    problems = form.problems()
    shown = [template.replace("{year}", str(request.today.year)).replace("{n}", "…") for _, template in series]
    context = {"series": shown, "form": form, "problems": problems}
    return page(request, "work/documents/numbers.jinja", context, form.status)
