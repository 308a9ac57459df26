"""An organ's catalogue by field, and as the official table."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mingbai.accounts import policies
from mingbai.catalogue import queries
from mingbai.catalogue.policies import may_keep_master
from mingbai.core.answers import file_answer
from mingbai.core.errors import NotVisible
from mingbai.rendering.media import XLSX
from mingbai.workspace.catalogue.shown import STATES, by_field, chosen, listed
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.organs import readable_organ


@require_safe
@staff
def catalogue(request: StaffRequest) -> HttpResponse:
    """Show the fields with their counts or, once a field or state is chosen, the lines themselves."""
    organ = readable_organ(request)
    field, state = request.GET.get("field", ""), request.GET.get("state", "")
    rows = listed(request, organ)
    fields = by_field(rows)
    if (field and field not in {one.field for one in fields}) or (state and state not in STATES):
        raise NotVisible(field or state)
    context = {
        "organ": organ,
        "is_own": organ.id == request.acting.organ_id,
        "may_work": policies.may_work_for(request.acting, organ),
        "may_keep": may_keep_master(request.acting),
        "fields": fields,
        "field": field,
        "state": state,
        "states": STATES,
        "is_list": bool(field or state),
        "rows": chosen(rows, field, state) if field or state else (),
        "total": len(rows),
        "blank": sum(one.blank for one in fields),
    }
    return page(request, "work/catalogue/list.jinja", context)


@require_safe
@staff
def table(request: StaffRequest) -> HttpResponse:
    """Serve the catalogue as the official table."""
    organ = readable_organ(request)
    rows = [one.line for one in listed(request, organ) if one.line.is_applicable]
    return file_answer(queries.table_file(rows, request.today), XLSX, f"{organ.name}基层政务公开标准目录.xlsx")
