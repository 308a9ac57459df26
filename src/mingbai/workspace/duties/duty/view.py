"""One duty with what belongs in it, and dropping it with a reason."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingbai.accounts import policies
from mingbai.catalogue import actions, queries
from mingbai.catalogue.values.duties import DutyRow
from mingbai.core.errors import NotVisible
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.workspace.deadline import TAG_KINDS
from mingbai.workspace.duties.duty import content
from mingbai.workspace.duties.duty.form import DropForm
from mingbai.workspace.duties.listing.view import CLOSED
from mingbai.workspace.duties.places import draft_address
from mingbai.workspace.frame import StaffRequest, page, staff


@require_safe
@staff
def duty(request: StaffRequest, duty_id: int) -> HttpResponse:
    """Show what it is, why, until when, what belongs in it, and the one button that begins the draft."""
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
    """Drop the duty, with the reason."""
    row, organ = _visible(request, duty_id)
    if not policies.may_work_for(request.acting, organ) or row.state == "fulfilled":
        raise NotVisible(str(duty_id))
    form = DropForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        with form.taking():
            actions.drop(duty_id=duty_id, reason=reason, by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, f"已记下不用做：{row.title}。县政务公开办公室看得到理由。")
            return redirect("work:duties")
    problems = form.problems()
    context = {"form": form, "problems": problems, "row": row}
    return page(request, "work/duties/drop.jinja", context, form.status)


@require_POST
@staff
def take_up(request: StaffRequest, duty_id: int) -> HttpResponse:
    """Take up a dropped duty again."""
    row, _ = _visible(request, duty_id)
    actions.take_up(duty_id=duty_id, by=request.acting, at=request.at)
    messages.success(request, f"又列入要做的：{row.title}。")
    return redirect("work:duty", duty_id)


def _visible(request: StaffRequest, duty_id: int) -> tuple[DutyRow, OrganRow]:
    row = queries.duty(duty_id, request.today)
    organ = organs.organ_by_id(row.organ_id)
    if not policies.may_read_organ(request.acting, organ):
        raise NotVisible(str(duty_id))
    return row, organ
