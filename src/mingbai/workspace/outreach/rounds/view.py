"""Rounds on market days: the list, a new one, taking one out; and the leaflet that is handed out."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from mingbai.accounts import policies
from mingbai.core import apart
from mingbai.core.answers import file_answer
from mingbai.core.forms import PlainForm, area, day, line, number
from mingbai.core.words import weekday
from mingbai.outreach.actions import rounds as actions
from mingbai.outreach.queries import rounds as queries
from mingbai.statute.disclosure.committees import takes_applications
from mingbai.workspace.frame import StaffRequest, own_organ, page, staff
from mingbai.workspace.organs import readable_organ


class RoundForm(PlainForm):
    """Where, how many leaflets, what was asked."""

    held_on = day("哪天")
    place = line("在哪里", "例如：白阳镇农贸市场门口。", missing="写在哪里", length=120)
    leaflets = number("发了多少份折页", "只写个数，不登记谁拿的。没有发就写 0。", actions.MOST_LEAFLETS, least=0)
    asked = area("听到的问题（可以不写）", "一行一个，不写谁问的。", missing="", length=2000, required=False)


class RoundRemovalForm(PlainForm):
    """Why a round is taken out."""

    reason = line("为什么撤下", "例如：登记了两次。", missing="写为什么撤下", length=300)


@require_safe
@staff
def outreach(request: StaffRequest) -> HttpResponse:
    """List the rounds of `?organ=`, the person's own without it, latest first."""
    organ = readable_organ(request)
    after = request.GET.get("after", "")
    found = queries.rounds(organ.id, after=after)
    here = f"{reverse('work:outreach')}?organ={organ.code}"
    context = {
        "organ": organ,
        "rows": [(row, weekday(row.held_on), row.asked.splitlines()) for row in found.rows],
        "may_work": policies.may_work_for(request.acting, organ),
        "has_leaflet": bool(takes_applications(organ.level)),
        "first": here if after else "",
        "next": f"{here}&after={found.next}" if found.next else "",
    }
    return page(request, "work/outreach/list.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def new(request: StaffRequest) -> HttpResponse:
    """Record a round."""
    organ = own_organ(request)
    form = RoundForm(request.POST if request.method == "POST" else None, initial={"held_on": request.today})
    if form.is_valid():
        with form.taking():
            actions.record_round(organ_code=organ.code, by=request.acting, at=request.at, **form.cleaned_data)
        if form.is_taken:
            messages.success(request, "记下了。")
            return redirect("work:outreach")
    context = {"form": form, "problems": form.problems() if form.is_bound else (), "row": None}
    return page(request, "work/outreach/form.jinja", context, form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def remove(request: StaffRequest, round_id: int) -> HttpResponse:
    """Take a round out of the list."""
    row = queries.market_round(own_organ(request).id, round_id)
    form = RoundRemovalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with form.taking():
            actions.remove_round(round_id=round_id, by=request.acting, at=request.at, **form.cleaned_data)
        if form.is_taken:
            messages.success(request, "撤下了。")
            return redirect("work:outreach")
    context = {"form": form, "problems": form.problems() if form.is_bound else (), "row": row}
    return page(request, "work/outreach/form.jinja", context, form.status)


@require_safe
@staff
def leaflet(request: StaffRequest) -> HttpResponse:
    """Serve the leaflet of `?organ=` as PDF: A4, both sides, folded in three."""
    organ = readable_organ(request)
    made = queries.leaflet(organ, request.today)
    name = f"{organ.short_name}政府信息公开折页.pdf"
    return file_answer(apart.paper_file(made, "pdf"), "application/pdf", name, is_shown=True)
