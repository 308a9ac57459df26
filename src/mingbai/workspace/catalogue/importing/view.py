"""The import of the printed table: what it would change, then the writing."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from mingbai.catalogue import actions
from mingbai.catalogue.values.importing import ImportPlan
from mingbai.catalogue.values.items import COLUMN_WORDS
from mingbai.core import asked
from mingbai.workspace.acts import Failure, attempt
from mingbai.workspace.catalogue.importing.form import StartForm
from mingbai.workspace.catalogue.shown import keeper_only
from mingbai.workspace.frame import StaffRequest, page, staff

SHOWN = 200


@dataclass(frozen=True, slots=True)
class Held:
    """A table in preview."""

    sha256: str
    plan: ImportPlan


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def import_table(request: StaffRequest) -> HttpResponse:
    """Upload the printed table and see what it would change; nothing is written yet."""
    keeper_only(request)
    failure: Failure | None = None
    held: list[Held] = []
    if request.method == "POST":
        file = request.FILES.get("file")
        if file is None:
            failure = Failure("先选文件，再按核对。", field="file")
        else:
            data = file.read()
            failure = attempt(lambda: held.append(Held(*actions.hold_import(data=data, by=request.acting, at=request.at))))
    context = {
        "failure": failure,
        "held": held[0] if held else None,
        "columns": COLUMN_WORDS,
        "today": request.today,
        "shown": SHOWN,
    }
    return page(request, "work/catalogue/import.jinja", context, 422 if failure else 200)


@require_POST
@staff
def confirm(request: StaffRequest) -> HttpResponse:
    """Write what the preview showed."""
    keeper_only(request)
    form = StartForm(request.POST)
    if not form.is_valid():
        messages.warning(request, "施行日期写成年-月-日。重新传一遍，再写日期。")
        return redirect("work:catalogue-import")
    expected = request.POST.get("expected", "")
    done: list[int] = []

    def act() -> None:
        done.append(
            actions.import_items(
                sha256=request.POST.get("sha256", ""),
                expected=asked.key(expected),
                in_force_on=form.cleaned_data["in_force_on"],
                by=request.acting,
                at=request.at,
            )
        )

    failure = attempt(act)
    if failure is None:
        messages.success(request, f"导入了 {done[0]} 项。原来的版本都在，查得到。")
        return redirect("work:catalogue")
    messages.warning(request, failure.message)
    return redirect("work:catalogue-import")
