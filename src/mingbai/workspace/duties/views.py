"""The pages of duties: the list, one duty with what belongs in it, dropping one with a reason, the late ones of the county."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingbai.accounts import policies
from mingbai.catalogue import actions, queries
from mingbai.catalogue.queries import freshness
from mingbai.catalogue.values.duties import URGENCY_WORDS, DutyCounts, DutyRow, Urgency
from mingbai.core.errors import NotVisible
from mingbai.entries.queries import updated
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.freshness import FRESHNESS_WORDS, Freshness
from mingbai.workspace.acts import attempt
from mingbai.workspace.duties import content
from mingbai.workspace.duties.forms import DropForm
from mingbai.workspace.duties.places import draft_address
from mingbai.workspace.duties.today import TAG_KINDS
from mingbai.workspace.frame import StaffRequest, page, staff

PAGE = 50
CLOSED = {"fulfilled": "已公开", "dropped": "不用做"}
LATE_SHOWN = 100
FRESHNESS_TAGS = {
    Freshness.FRESH: "done",
    Freshness.DUE_SOON: "soon",
    Freshness.OVERDUE: "late",
    Freshness.BLANK: "none",
    Freshness.STALE: "late",
}


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
    """The duties of an organ, the most pressing first."""
    organ = readable_organ(request)
    chosen = request.GET.get("state", "")
    after = _after(request.GET.get("after", ""))
    rows = _listed(organ.id, chosen, request.today, after)
    counted = queries.duty_counts(organ.id, request.today)
    more = len(rows) > PAGE
    filters = _filters(counted, chosen)
    context = {
        "organ": organ,
        "is_own": organ.id == request.acting.organ_id,
        "may_work": policies.may_work_for(request.acting, organ),
        "rows": rows[:PAGE],
        "counts": counted,
        "filters": filters,
        "chosen": chosen,
        "heading": next((one.label for one in filters if one.is_chosen), "全部要做的"),
        "tag_kinds": TAG_KINDS,
        "closed": CLOSED,
        "first": _address(organ, request, chosen, None) if after else "",
        "next": _address(organ, request, chosen, rows[PAGE - 1]) if more else "",
    }
    return page(request, "work/duties/list.jinja", context)


@require_safe
@staff
def duty(request: StaffRequest, duty_id: int) -> HttpResponse:
    """What it is, why and until when, what belongs in it, and the one button that begins the draft."""
    row, organ = _visible(request, duty_id)
    context = {
        "row": row,
        "organ": organ,
        "may_work": policies.may_work_for(request.acting, organ),
        "tag_kinds": TAG_KINDS,
        "about": content.about(row, request.today),
        "draft": draft_address(duty=row.id),
        "closed": CLOSED,
    }
    return page(request, "work/duties/duty.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def drop(request: StaffRequest, duty_id: int) -> HttpResponse:
    """Say that it does not have to be done, with the reason."""
    row, organ = _visible(request, duty_id)
    if not policies.may_work_for(request.acting, organ) or row.state == "fulfilled":
        raise NotVisible(str(duty_id))
    form = DropForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        failure = attempt(lambda: actions.drop(duty_id=duty_id, reason=reason, by=request.acting, at=request.at))
        if failure is None:
            messages.success(request, f"已记下不用做：{row.title}。县政务公开办公室看得到理由。")
            return redirect("work:duties")
        form.add_error(failure.field if failure.field in form.fields else None, failure.message)
    problems = form.problems() if form.errors else ()
    context = {"form": form, "problems": problems, "row": row}
    return page(request, "work/duties/drop.jinja", context, 422 if problems else 200)


@require_POST
@staff
def take_up(request: StaffRequest, duty_id: int) -> HttpResponse:
    """Take a dropped duty up again."""
    row, _ = _visible(request, duty_id)
    actions.take_up(duty_id=duty_id, by=request.acting, at=request.at)
    messages.success(request, f"又列入要做的：{row.title}。")
    return redirect("work:duty", duty_id)


@require_safe
@staff
def late(request: StaffRequest) -> HttpResponse:
    """What is late in the organs that this one supervises, for the county office and its auditor."""
    if not policies.supervises(request.acting):
        raise NotVisible("duties-late")
    under = queries.organs_late(request.acting.organ_id, request.today)
    keys = [one.organ_id for one in under]
    rows = queries.late_duties(request.today, keys, limit=LATE_SHOWN) if keys else ()
    return page(request, "work/duties/late.jinja", {"organs": under, "rows": rows, "limit": LATE_SHOWN})


@require_safe
@staff
def columns(request: StaffRequest) -> HttpResponse:
    """Whether each column of the organ has news, by the inspection of government sites."""
    organ = readable_organ(request)
    found = freshness.columns(organ, updated(organ.id), request.today)
    context = {
        "organ": organ,
        "is_own": organ.id == request.acting.organ_id,
        "found": found,
        "words": FRESHNESS_WORDS,
        "tag_kinds": FRESHNESS_TAGS,
    }
    return page(request, "work/duties/columns.jinja", context)


def readable_organ(request: StaffRequest) -> OrganRow:
    """The organ asked for, else the own one; NotVisible when it is not theirs to read."""
    code = request.GET.get("organ", "") or request.acting.organ_code
    organ = organs.organ(code)
    if not policies.may_read_organ(request.acting, organ):
        raise NotVisible(code)
    return organ


def _visible(request: StaffRequest, duty_id: int) -> tuple[DutyRow, OrganRow]:
    row = queries.duty(duty_id, request.today)
    organ = organs.organ_by_id(row.organ_id)
    if not policies.may_read_organ(request.acting, organ):
        raise NotVisible(str(duty_id))
    return row, organ


def _listed(organ_id: int, chosen: str, today: date, after: tuple[date, int] | None) -> tuple[DutyRow, ...]:
    if chosen in CLOSED:
        return queries.closed_duties(organ_id, chosen, today, after=after, limit=PAGE + 1)
    only = Urgency(chosen) if chosen in URGENCY_WORDS else None
    return queries.open_duties(organ_id, today, after=after, limit=PAGE + 1, only=only)


def _filters(counted: DutyCounts, chosen: str) -> tuple[Filter, ...]:
    by_key: dict[str, int | None] = {
        "": counted.total,
        "overdue": counted.overdue,
        "today": counted.today,
        "soon": counted.soon,
        "later": counted.later,
    }
    labels = {"": "全部要做的", **{key.value: word for key, word in URGENCY_WORDS.items()}, **CLOSED}
    return tuple(Filter(key, label, by_key.get(key), key == chosen) for key, label in labels.items())


def _after(text: str) -> tuple[date, int] | None:
    """The day and key of the last row of the page before: 2021-01-19.12; anything else is the first page."""
    on, _, key = text.partition(".")
    try:
        return (date.fromisoformat(on), int(key)) if key.isascii() and key.isdecimal() and len(key) < 19 else None
    except ValueError:
        return None


def _address(organ: OrganRow, request: StaffRequest, chosen: str, last: DutyRow | None) -> str:
    query = {
        "organ": "" if organ.id == request.acting.organ_id else organ.code,
        "state": chosen,
        "after": f"{last.judge_by}.{last.id}" if last else "",
    }
    return f"{reverse('work:duties')}?{urlencode({name: value for name, value in query.items() if value})}"
