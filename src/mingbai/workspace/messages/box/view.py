"""The suggestion box: its openings, one opening with its slips, and the sheet to print for the next."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from mingbai.accounts import policies as accounts
from mingbai.core.errors import NotVisible
from mingbai.core.forms import PlainForm
from mingbai.mailbox.actions import box as acts
from mingbai.mailbox.actions.box import Opening
from mingbai.mailbox.queries import box as queries
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.mailbox.states import KIND_WORDS
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.messages.box.form import HandlingForm, OpeningForm, RemoveForm, SuggestionSlipForm
from mingbai.workspace.organs import readable_organ

TAKES = ["GET", "HEAD", "POST"]
SHEET_ROWS = 18


@require_safe
@staff
def box(request: StaffRequest) -> HttpResponse:
    """List the openings of an organ's box, newest first."""
    organ, after = readable_organ(request), request.GET.get("after", "")
    found = queries.openings(by=request.acting, organ_code=organ.code, on=request.today, after=after)
    here = reverse("work:box")
    context = {
        "organ": organ,
        "rows": found.rows,
        "may_work": accounts.may_work_for(request.acting, organ),
        "first": f"{here}?{urlencode({'organ': organ.code})}" if after else "",
        "next": f"{here}?{urlencode({'organ': organ.code, 'after': found.next})}" if found.next else "",
    }
    return page(request, "work/messages/box.jinja", context)


@require_http_methods(TAKES)
@staff
def new(request: StaffRequest) -> HttpResponse:
    """Register an opening."""
    organ = _own(request)
    form = OpeningForm(request.POST if request.method == "POST" else None, initial={"opened_on": request.today})
    if form.is_valid():
        made, opening = list[int](), Opening(**form.cleaned_data)
        with form.taking():
            made.append(acts.open_box(organ_code=organ.code, opening=opening, by=request.acting, at=request.at))
        if made:
            messages.success(request, "开箱记下了。有纸条的，一张一张登记；空箱不用再登记。")
            return redirect("work:box-opening", opening_id=made[0])
    return _form(request, form, "登记开箱", "空箱也登记。", press="登记", back=reverse("work:box"))


@require_safe
@staff
def sheet(request: StaffRequest) -> HttpResponse:
    """Show the sheet to print and fill in by hand while the box is opened."""
    return page(request, "work/messages/box_sheet.jinja", {"organ": _own(request), "lines": range(1, SHEET_ROWS + 1)})


@require_http_methods(TAKES)
@staff
def opening(request: StaffRequest, opening_id: int) -> HttpResponse:
    """Show an opening with its slips, and enter one more."""
    found = queries.opening(by=request.acting, opening_id=opening_id)
    organ = organs.organ_by_id(found.organ_id)
    may_work = accounts.may_work_for(request.acting, organ)
    if request.method == "POST" and not may_work:
        raise NotVisible(str(opening_id))
    form = SuggestionSlipForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        told = {"opening_id": opening_id, **form.cleaned_data}
        if _taken(form, lambda: acts.enter_slip(**told, by=request.acting, at=request.at)):
            messages.success(request, "登记了一张。")
            return redirect("work:box-opening", opening_id=opening_id)
    context = {"found": found, "organ": organ, "may_work": may_work, "form": form, "kind_words": KIND_WORDS}
    context["problems"] = form.problems() if form.is_bound else ()
    return page(request, "work/messages/box_opening.jinja", context, form.status)


@require_http_methods(TAKES)
@staff
def slip(request: StaffRequest, slip_id: int) -> HttpResponse:
    """Record what became of a slip."""
    found, one = queries.slip(by=request.acting, slip_id=slip_id)
    _check_own(request, found.organ_id)
    first = {"handling": one.handling, "posted": one.posted}
    form = HandlingForm(request.POST if request.method == "POST" else None, initial=first)
    back = reverse("work:box-opening", args=[found.id])
    if form.is_valid():
        told = {"slip_id": slip_id, **form.cleaned_data}
        if _taken(form, lambda: acts.handle_slip(**told, by=request.acting, at=request.at)):
            messages.success(request, "记下了。")
            return redirect(back)
    return _form(request, form, f"第{one.number}张怎么办的", one.gist, press="记下", back=back)


@require_http_methods(TAKES)
@staff
def remove(request: StaffRequest, opening_id: int) -> HttpResponse:
    """Take an opening out that was entered by mistake."""
    found = queries.opening(by=request.acting, opening_id=opening_id)
    _check_own(request, found.organ_id)
    form = RemoveForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        told = {"opening_id": opening_id, **form.cleaned_data}
        if _taken(form, lambda: acts.remove_opening(**told, by=request.acting, at=request.at)):
            messages.success(request, "撤下了。")
            return redirect("work:box")
    back = reverse("work:box-opening", args=[opening_id])
    return _form(request, form, "撤下这次登记", "登记错了才撤，记录留在审计里。", press="撤下", back=back)


def _taken(form: PlainForm, act: Callable[[], object]) -> bool:
    with form.taking():
        act()
    return form.is_taken


def _own(request: StaffRequest) -> OrganRow:
    """Return the person's own organ, for its clerks and section heads."""
    organ = organs.organ_by_id(request.acting.organ_id)
    _check_own(request, organ.id)
    return organ


def _check_own(request: StaffRequest, organ_id: int) -> None:
    if not accounts.may_work_for(request.acting, organs.organ_by_id(organ_id)):
        raise NotVisible(str(organ_id))


def _form(request: StaffRequest, form: PlainForm, title: str, follows: str, *, press: str, back: str) -> HttpResponse:
    context = {"title": title, "follows": follows, "press": press, "back": back, "form": form}
    context["problems"] = form.problems() if form.is_bound else ()
    return page(request, "work/messages/box_form.jinja", context, form.status)
