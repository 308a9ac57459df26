"""One cell or figure: what it counts, its records, and a value set by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from mingbai.accounts import policies
from mingbai.annual_report import actions, queries
from mingbai.annual_report.values import RecordPage, Workbench
from mingbai.core.forms import Failure, Press
from mingbai.statute.annual_report.figures import show as shown_value
from mingbai.workspace.annual_report.bench.tables import anchor
from mingbai.workspace.annual_report.cell.form import CellForm
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.registers.kinds import KINDS


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def cell(request: StaffRequest, code: str, year: int, cell: str) -> HttpResponse:
    """Show the cell with its records; a POST sets a value by hand."""
    bench = queries.workbench(by=request.acting, organ_code=code, year=year, today=request.at.date())
    if cell not in bench.figure_labels:
        raise Http404(cell)
    if request.method != "POST":
        return _show(request, bench, cell, _blank(bench, cell))
    form = CellForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        with form.taking():
            actions.set_cell(
                organ_code=code,
                year=year,
                path=cell,
                typed=data["typed"],
                revision=data["revision"],
                by=request.acting,
                at=request.at,
            )
        if form.is_taken:
            messages.success(request, "这一格改过了。")
            return redirect("work:cell", code, year, cell)
    return _show(request, bench, cell, form)


@require_POST
@staff
def restore(request: StaffRequest, code: str, year: int, cell: str) -> HttpResponse:
    """Restore the recorded value."""
    form = Press(request.POST)
    with form.taking():
        actions.restore_cell(organ_code=code, year=year, path=cell, by=request.acting, at=request.at)
    if form.is_taken:
        messages.success(request, "已改回记录里的数。")
        return redirect("work:cell", code, year, cell)
    bench = queries.workbench(by=request.acting, organ_code=code, year=year, today=request.at.date())
    return _show(request, bench, cell, _blank(bench, cell), form.failure)


def _blank(bench: Workbench, path: str) -> CellForm:
    view = bench.cells.get(path)
    typed = (view.raw or shown_value(view.value).replace(",", "")) if view else ""
    return CellForm(initial={"typed": typed, "revision": bench.revision})


@dataclass(frozen=True, slots=True)
class Registering:
    """Where to register a missing record of this cell, and where to remove a surplus one."""

    new: str
    remove: Callable[[int], str]


def _registering(bench: Workbench, records: RecordPage, is_worker: bool) -> Registering | None:
    """Return None for cells computed from others, and for people who do not register for this organ."""
    register = records.register
    if register not in KINDS or not is_worker:
        return None
    here = reverse("work:cell", args=[bench.organ.code, bench.year, records.path])
    asked = urlencode({"year": str(bench.year), "back": here, **records.known})

    def remove(record_id: int) -> str:
        return f"{reverse('work:register-remove', args=[register, record_id])}?{asked}"

    return Registering(f"{reverse('work:register-new', args=[register])}?{asked}", remove)


def _show(request: StaffRequest, bench: Workbench, path: str, form: CellForm, failure: Failure | None = None) -> HttpResponse:
    after = request.GET.get("after", "")
    records = queries.cell_records(organ_id=bench.organ.id, year=bench.year, path=path, after=after)
    view, info = bench.cells.get(path), bench.form.cells.get(path)
    shown = (view.raw or shown_value(view.value)) if view else shown_value(records.value)
    context = {
        "bench": bench,
        "path": path,
        "label": bench.figure_labels[path],
        "view": view,
        "info": info,
        "shown": shown or "空",
        "recorded": (shown_value(view.recorded) if view else "") or "空",
        "records": records,
        "after": after,
        "anchor": f"#{anchor(path)}" if view else "",
        "registers": _registering(bench, records, policies.may_work_for(request.acting, bench.organ)),
        "findings": [f for f in bench.findings if path in f.finding.cells],
        "is_editable": "edit" in bench.may,
        "form": form,
        "problem": failure or form.failure,
    }
    return page(request, "work/report/cell.jinja", context, failure.status if failure else form.status)
