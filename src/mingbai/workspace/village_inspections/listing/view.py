"""A township's rounds by quarter; for a village its own visits; for the county office the townships."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mingbai.accounts.policies import is_county_office, may_work_for, supervises
from mingbai.organs import queries as organs
from mingbai.statute.supervision.quarters import quarter_of
from mingbai.statute.supervision.visits import VisitState
from mingbai.village_inspections import queries
from mingbai.village_inspections.values import RoundRow
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.organs import readable_organ
from mingbai.workspace.village_inspections.words import state_tag


@require_safe
@staff
def inspections(request: StaffRequest) -> HttpResponse:
    """Show the quarters of one organ, in the order of time; the county office chooses a township first."""
    organ = readable_organ(request)
    if organ.is_committee:
        rows = queries.visits_of_village(organ.id, request.today)
        context = {"organ": organ, "visits": [(row, state_tag(row.state)) for row in rows]}
        return page(request, "work/inspections/of_village.jinja", context)
    found = queries.rounds(organ.id, request.today)
    now = quarter_of(request.today)
    is_above = supervises(request.acting) and organ.id == request.acting.organ_id
    context = {
        "organ": organ,
        "rounds": [(row, _standing(row)) for row in found],
        "elsewhere": queries.inspected_elsewhere(organ.id, request.today),
        "now": now if all(row.quarter != now for row in found) and not is_above else None,
        "may_plan": may_work_for(request.acting, organ),
        "townships": [one for one in organs.children(organ.id) if one.level == "township" and one.is_open] if is_above else (),
        "may_set": is_county_office(request.acting),
    }
    return page(request, "work/inspections/list.jinja", context)


def _standing(row: RoundRow) -> str:
    """Return in one sentence how far a round has come."""
    planned = sum(one.state is VisitState.PLANNED for one in row.visits)
    done = sum(one.is_finished for one in row.visits)
    open_ = sum(one.state in (VisitState.FOUND, VisitState.NOTIFIED, VisitState.ANSWERED) for one in row.visits)
    said = [f"督查过{done}个村"]
    if planned:
        said.append(f"还有{planned}个村没有去")
    if open_:
        said.append(f"{open_}个村在整改")
    return "，".join(said)
