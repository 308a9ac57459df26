"""The catalogue of an organ: fields, items of a field, one item with its editions, coverage of the regulation, the file."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mingbai.accounts import policies
from mingbai.catalogue import queries
from mingbai.catalogue.policies import may_keep_master
from mingbai.catalogue.values.due import limit_of
from mingbai.catalogue.values.items import COLUMN_WORDS, CONFIDENCE_WORDS
from mingbai.core.errors import NotVisible
from mingbai.entries import queries as entries
from mingbai.statute.disclosure.items import items as statutory_items
from mingbai.statute.disclosure.limit_text import words
from mingbai.workspace.catalogue.shown import STATES, by_field, chosen, item_seen, lines, listed, readable_organ
from mingbai.workspace.frame import StaffRequest, page, staff

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@staff
def catalogue(request: StaffRequest) -> HttpResponse:
    """The fields with their numbers; with a field or a state chosen, the items themselves."""
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
def item(request: StaffRequest, item_id: int) -> HttpResponse:
    """Every column of an item, what the organ made of it, and its editions."""
    organ = readable_organ(request)
    row = item_seen(request, organ, item_id)
    texts = {one.code: one for one in statutory_items(organ.level, request.today)}
    keeps = may_keep_master(request.acting) and not row.is_own
    works = policies.may_work_for(request.acting, organ)
    context = {
        "organ": organ,
        "is_own_organ": organ.id == request.acting.organ_id,
        "row": row,
        "line": lines([row], entries.catalogue_counts(organ.id))[0],
        "articles": [f"条例{texts[code].citation.article}：{texts[code].text}" for code in row.statutory_codes if code in texts],
        "limit_words": words(limit_of(row, request.today, row.effective_unit).limit),
        "editions": queries.editions(item_id),
        "confidence": CONFIDENCE_WORDS[row.wording.confidence],
        "columns": COLUMN_WORDS,
        "may_work": works,
        "may_adjust": works,
        "may_change": keeps or (works and row.is_own),
    }
    return page(request, "work/catalogue/item.jinja", context)


@require_safe
@staff
def coverage(request: StaffRequest) -> HttpResponse:
    """The items of 条例第20、21条: how many the catalogue has, how many have something published, what is blank."""
    organ = readable_organ(request)
    others = entries.counts_without_item([organ.id]).get(organ.id, {})
    found = queries.coverage(organ, request.today, entries.catalogue_counts(organ.id), others)
    context = {
        "organ": organ,
        "is_own": organ.id == request.acting.organ_id,
        "rows": found,
        "blank": sum(1 for one in found if one.is_blank),
    }
    return page(request, "work/catalogue/coverage.jinja", context)


@require_safe
@staff
def table(request: StaffRequest) -> HttpResponse:
    """The catalogue as the official table."""
    organ = readable_organ(request)
    rows = [line.item for line in listed(request, organ) if line.item.is_applicable]
    name = quote(f"{organ.name}基层政务公开标准目录.xlsx")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return HttpResponse(queries.table_file(rows, request.today), content_type=XLSX, headers=headers)
