"""One account: its form for whoever keeps it, its record for whoever reads it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from mingbai.accounts import policies as accounts
from mingbai.channels import queries as channels
from mingbai.core.errors import NotVisible
from mingbai.media import actions, policies, queries
from mingbai.media.values import MediaAccountRow
from mingbai.workspace.frame import StaffRequest, own_organ, page, staff
from mingbai.workspace.media.account.form import ELSEWHERE, MediaClosingForm, MediaForm, MediaSeenForm


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def new(request: StaffRequest) -> HttpResponse:
    """Put an account on record."""
    organ = own_organ(request)
    form = MediaForm(request.POST if request.method == "POST" else None, initial={"holder": organ.name})
    form.offer(_channels())
    if form.is_valid():
        with form.taking():
            actions.open_media(organ_code=organ.code, details=form.details(), by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, "已登记。")
            return redirect("work:media")
    return page(request, "work/media/new.jinja", {"form": form, "problems": form.problems()}, form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def account(request: StaffRequest, account_id: int) -> HttpResponse:
    """Show an account; a POST corrects it."""
    row, may_work = _visible(request, account_id)
    if request.method == "POST" and not may_work:
        raise NotVisible(str(account_id))
    form = MediaForm(request.POST if request.method == "POST" else None, initial=_initial(row))
    form.offer(_channels())
    if form.is_valid():
        with form.taking():
            actions.change_media(account_id=account_id, details=form.details(), by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, "已更正。")
            return redirect("work:media-account", account_id)
    context = {"row": row, "may_work": may_work, "silent": row.silent(request.today)}
    return _page(request, context, form, MediaSeenForm(initial={"on": request.today}))


@require_POST
@staff
def seen(request: StaffRequest, account_id: int) -> HttpResponse:
    """Note an update made elsewhere."""
    row, may_work = _visible(request, account_id)
    if not may_work:
        raise NotVisible(str(account_id))
    form = MediaSeenForm(request.POST)
    if form.is_valid():
        with form.taking():
            actions.see_update(account_id=account_id, on=form.cleaned_data["on"], by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, "已记下。")
            return redirect("work:media-account", account_id)
    details = MediaForm(initial=_initial(row))
    details.offer(_channels())
    return _page(request, {"row": row, "may_work": True, "silent": row.silent(request.today)}, details, form)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def close(request: StaffRequest, account_id: int) -> HttpResponse:
    """Close an account for good, with the reason."""
    row, may_work = _visible(request, account_id)
    if not may_work:
        raise NotVisible(str(account_id))
    form = MediaClosingForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = {"closed_on": form.cleaned_data["closed_on"], "reason": form.cleaned_data["reason"]}
        with form.taking():
            actions.close_media(account_id=account_id, **given, by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, f"已关停：{row.name}。登记留着备查。")
            return redirect("work:media")
    context = {"row": row, "form": form, "problems": form.problems()}
    return page(request, "work/media/close.jinja", context, form.status)


def _page(request: StaffRequest, context: dict[str, Any], form: MediaForm, seen_form: MediaSeenForm) -> HttpResponse:
    problems = (*form.problems(), *seen_form.problems("seen_"))
    context |= {"form": form, "seen_form": seen_form, "problems": problems}
    return page(request, "work/media/account.jinja", context, max(form.status, seen_form.status))


def _visible(request: StaffRequest, account_id: int) -> tuple[MediaAccountRow, bool]:
    row = queries.account(account_id)
    organ = policies.visible(request.acting, row.organ_id)
    return row, accounts.may_work_for(request.acting, organ) and row.closed_on is None


def _channels() -> list[tuple[str, str]]:
    return [(key, label) for _, key, label in channels.channels()]


def _initial(row: MediaAccountRow) -> dict[str, object]:
    names = ("kind", "name", "number", "holder", "reviewer", "opened_on", "filing_number", "reason")
    return {**{name: getattr(row, name) for name in names}, "channel": row.channel or ELSEWHERE}
