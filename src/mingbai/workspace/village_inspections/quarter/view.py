"""One quarter of a township: plan it, say who goes, see all villages in one table, take the table along."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from mingbai.accounts.policies import may_work_for
from mingbai.core import asked
from mingbai.core.answers import file_answer
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.forms import Press
from mingbai.core.words import iso
from mingbai.organs.queries import OrganRow
from mingbai.rendering.form_table import form_table
from mingbai.rendering.media import XLSX
from mingbai.statute.supervision.quarters import Quarter
from mingbai.statute.supervision.visits import VisitState, may_plan
from mingbai.village_inspections import actions, policies, queries
from mingbai.village_inspections.values import RoundRow, VisitPlan
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.village_inspections.quarter.table import Table, table
from mingbai.workspace.village_inspections.words import state_tag


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def quarter(request: StaffRequest, code: str, year: int, number: int) -> HttpResponse:
    """Show the quarter; plan it, or change who goes where."""
    organ, which = _asked(request, code, year, number)
    found = queries.round_of(organ.id, which)
    form = Press(request.POST if request.method == "POST" else None)
    if form.is_bound:
        with form.taking():
            said = _taken(request, organ, which, found)
        if form.is_taken:
            messages.success(request, said)
            return redirect("work:inspection-quarter", code, year, number)
    context = {
        "organ": organ,
        "quarter": which,
        "round": found,
        "rows": [(row, state_tag(row.state)) for row in found.visits] if found else (),
        "table": table(found) if found else None,
        "form": form,
        "problems": form.problems() if form.is_bound else (),
        "sent": request.POST,
        "may_plan": may_work_for(request.acting, organ) and bool(may_plan(which, request.today)),
        "may_work": may_work_for(request.acting, organ),
        "is_planned": any(row.state is VisitState.PLANNED for row in found.visits) if found else False,
    }
    return page(request, "work/inspections/quarter.jinja", context, form.status)


@require_safe
@staff
def table_file(request: StaffRequest, code: str, year: int, number: int) -> HttpResponse:
    """Serve the table of all villages as a workbook."""
    organ, which = _asked(request, code, year, number)
    found = queries.round_of(organ.id, which)
    if found is None:
        raise NotVisible(code)
    drawn: Table = table(found)
    header = ["村、社区", "督查日期", *(one.words for one in drawn.points), "情况"]
    body = [[row.visit.village_name, iso(row.visit.inspected_on), *row.cells, row.standing] for row in drawn.rows]
    widths = [16, 12, *(18 for _ in drawn.points), 24]
    name = f"{organ.short_name}{which.words}村务公开督查.xlsx"
    return file_answer(form_table(which.words, header, body, widths), XLSX, name)


def _asked(request: StaffRequest, code: str, year: int, number: int) -> tuple[OrganRow, Quarter]:
    if not 1 <= number <= 4:
        raise NotVisible(str(number))
    return policies.readable_organ(request.acting, code), Quarter(year, number)


def _taken(request: StaffRequest, organ: OrganRow, which: Quarter, found: RoundRow | None) -> str:
    if found is None or request.POST.get("press") == "villages":
        actions.open_round(organ_code=organ.code, quarter=which, by=request.acting, at=request.at)
        return f"{which.words}的督查安排好了，本单位的村、社区都在里面。"
    changed = actions.plan_visits(round_id=found.id, plans=_plans(request, found), by=request.acting, at=request.at)
    return f"改了{changed}个村的安排。" if changed else "安排没有变。"


def _plans(request: StaffRequest, found: RoundRow) -> list[VisitPlan]:
    plans = []
    for row in found.visits:
        typed = request.POST.get(f"on-{row.village_code}", "")
        on = asked.day(typed)
        if typed and on is None:
            raise Invalid(f"{row.village_name}的日期写成年-月-日，例如 2026-08-12。", f"on-{row.village_code}")
        plans.append(VisitPlan(row.village_code, request.POST.get(f"who-{row.village_code}", ""), on))
    return plans
