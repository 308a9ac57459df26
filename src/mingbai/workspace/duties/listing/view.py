"""The duties of an organ, most urgent first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from mingbai.accounts import policies
from mingbai.catalogue import queries
from mingbai.catalogue.queries.board import WEEK
from mingbai.catalogue.values.duties import DutyCounts, DutyRow
from mingbai.core.paging import PAGE, cut, day_of, joined
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.reminders import URGENCY_WORDS, Urgency
from mingbai.workspace.deadline import TAG_KINDS
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.organs import readable_organ

# The county board counts by it.
WITHIN_A_WEEK = "week"
CLOSED = {"fulfilled": "已公开", "dropped": "不用做"}


@dataclass(frozen=True, slots=True)
class Filter:
    """One choice above the list."""

    key: str
    label: str
    count: int | None
    is_chosen: bool


@require_safe
@staff
def duties(request: StaffRequest) -> HttpResponse:
    """List the duties of an organ, most urgent first."""
    organ = readable_organ(request)
    chosen = request.GET.get("state", "")
    after = day_of(request.GET.get("after", ""))
    rows = _listed(organ.id, chosen, request.today, after)
    listed = cut(rows, PAGE, lambda row: joined(row.judge_by, row.id))
    counted = queries.duty_counts(organ.id, request.today)
    filters = _filters(counted, chosen)
    context = {
        "organ": organ,
        "is_own": organ.id == request.acting.organ_id,
        "may_work": policies.may_work_for(request.acting, organ),
        "rows": listed.rows,
        "counts": counted,
        "filters": filters,
        "chosen": chosen,
        "heading": next((one.label for one in filters if one.is_chosen), "全部要做的"),
        "tag_kinds": TAG_KINDS,
        "closed": CLOSED,
        "first": _address(organ, request, chosen, "") if after else "",
        "next": _address(organ, request, chosen, listed.next) if listed.next else "",
    }
    return page(request, "work/duties/list.jinja", context)


def _listed(organ_id: int, chosen: str, today: date, after: tuple[date, int] | None) -> tuple[DutyRow, ...]:
    if chosen in CLOSED:
        return queries.closed_duties(organ_id, chosen, today, after=after, limit=PAGE + 1)
    only = Urgency(chosen) if chosen in URGENCY_WORDS else None
    until = today + WEEK if chosen == WITHIN_A_WEEK else None
    return queries.open_duties(organ_id, today, after=after, limit=PAGE + 1, only=only, until=until)


def _filters(counted: DutyCounts, chosen: str) -> tuple[Filter, ...]:
    by_key: dict[str, int | None] = {
        "": counted.total,
        "overdue": counted.overdue,
        "today": counted.today,
        "soon": counted.soon,
        "later": counted.later,
    }
    labels = {"": "全部要做的", WITHIN_A_WEEK: "7天内到期", **{key.value: word for key, word in URGENCY_WORDS.items()}, **CLOSED}
    return tuple(Filter(key, label, by_key.get(key), key == chosen) for key, label in labels.items())


def _address(organ: OrganRow, request: StaffRequest, chosen: str, after: str) -> str:
    query = {
        "organ": "" if organ.id == request.acting.organ_id else organ.code,
        "state": chosen,
        "after": after,
    }
    return f"{reverse('work:duties')}?{urlencode({name: value for name, value in query.items() if value})}"
