"""Show what the county decided where the law on applications is silent, and let its office decide otherwise."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.accounts.policies import is_county_office
from mingbai.cases.actions.practice import set_practice
from mingbai.cases.queries.clock import practice as now_counts
from mingbai.core.errors import NotVisible
from mingbai.workspace.cases.practice.form import LABELS, PracticeForm
from mingbai.workspace.frame import StaffRequest, page, staff


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def practice(request: StaffRequest) -> HttpResponse:
    """Show and set the points that the law leaves open; they count for what is done from then on."""
    if not is_county_office(request.acting):
        raise NotVisible("practice")
    form = PracticeForm(request.POST if request.method == "POST" else None, now=now_counts())
    if form.is_valid():
        changed: list[str] = []
        with form.taking():
            changed.extend(set_practice(choices=form.choices(), by=request.acting, at=request.at))
        if form.is_taken:
            said = f"已保存：{'；'.join(LABELS[name] for name in changed)}。以后办的按新的算。" if changed else "没有改动。"
            messages.success(request, said)
            return redirect("work:cases-practice")
    problems = form.problems() if form.is_bound else ()
    return page(request, "work/cases/practice.jinja", {"form": form, "problems": problems}, form.status)
