"""Import of the printed table: first a preview of the changes, then the writing."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from mingbai.catalogue import actions
from mingbai.catalogue.values.importing import ImportPlan
from mingbai.catalogue.values.lines import COLUMN_WORDS
from mingbai.core import asked
from mingbai.core.errors import Invalid
from mingbai.core.forms import Press
from mingbai.workspace.catalogue.importing.form import StartForm
from mingbai.workspace.catalogue.shown import keeper_only
from mingbai.workspace.frame import StaffRequest, page, staff

SHOWN = 200


@dataclass(frozen=True, slots=True)
class Held:
    """An uploaded table in preview."""

    sha256: str
    plan: ImportPlan


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def import_table(request: StaffRequest) -> HttpResponse:
    """Upload the printed table and preview its changes; nothing is written yet."""
    keeper_only(request)
    form, held = Press(request.POST if request.method == "POST" else None), None
    if form.is_valid():
        file = request.FILES.get("file")
        with form.taking():
            if file is None:
                raise Invalid("先选文件，再按核对。", "file")
            held = Held(*actions.hold_import(data=file.read(), by=request.acting, at=request.at))
    context = {
        "failure": form.failure,
        "held": held,
        "columns": COLUMN_WORDS,
        "today": request.today,
        "shown": SHOWN,
    }
    return page(request, "work/catalogue/import.jinja", context, form.status)


@require_POST
@staff
def confirm(request: StaffRequest) -> HttpResponse:
    """Write the changes that the preview showed."""
    keeper_only(request)
    form = StartForm(request.POST)
    if not form.is_valid():
        messages.warning(request, "施行日期写成年-月-日。重新传一遍，再写日期。")
        return redirect("work:catalogue-import")
    with form.taking():
        count = actions.import_lines(
            sha256=request.POST.get("sha256", ""),
            expected=asked.key(request.POST.get("expected", "")),
            in_force_on=form.cleaned_data["in_force_on"],
            by=request.acting,
            at=request.at,
        )
    if form.is_taken:
        messages.success(request, f"导入了 {count} 项。原来的版本都在，查得到。")
        return redirect("work:catalogue")
    for problem in form.problems():
        messages.warning(request, problem.text)
    return redirect("work:catalogue-import")
