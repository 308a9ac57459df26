"""An organ's own decisions on a line: not applicable with a reason, applicable again, a shorter time limit."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from mingbai.accounts import policies
from mingbai.catalogue import actions
from mingbai.catalogue.values.lines import LineRow
from mingbai.core.errors import NotVisible
from mingbai.core.forms import PlainForm
from mingbai.organs import queries as organs
from mingbai.workspace.catalogue.own.form import LimitForm, NotApplicableForm
from mingbai.workspace.catalogue.shown import line_seen
from mingbai.workspace.frame import StaffRequest, page, staff


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def not_applicable(request: StaffRequest, line_id: int) -> HttpResponse:
    """Mark a line as not applicable to the organ, with the reason."""
    row = _own(request, line_id)
    form = NotApplicableForm(request.POST if request.method == "POST" else None, initial={"reason": row.reason})

    def act() -> None:
        reason = form.cleaned_data["reason"]
        code = request.acting.organ_code
        actions.mark_not_applicable(organ_code=code, line_id=line_id, reason=reason, by=request.acting, at=request.at)

    if _done(form, act):
        messages.success(request, f"已写明不适用：{row.title}。公众看得到的目录里不再列它，县政务公开办公室看得到理由。")
        return redirect("work:catalogue-line", line_id)
    says = "本机关确实没有这项业务的，写明理由。有业务只是这段时间没有信息的，不要点这里。"
    return _page(request, "work/catalogue/ending.jinja", form, row, what="不适用", says=says, press="写明不适用", kind="")


@require_POST
@staff
def applicable(request: StaffRequest, line_id: int) -> HttpResponse:
    """Undo "not applicable"."""
    row = _own(request, line_id)
    actions.mark_applicable(organ_code=request.acting.organ_code, line_id=line_id, by=request.acting, at=request.at)
    messages.success(request, f"又列入本机关的目录：{row.title}。")
    return redirect("work:catalogue-line", line_id)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def limit(request: StaffRequest, line_id: int) -> HttpResponse:
    """Set a shorter time limit than the catalogue's, or return to the catalogue's."""
    row = _own(request, line_id)
    form = LimitForm(request.POST if request.method == "POST" else None, catalogue=row.catalogue_unit, own=row.unit)

    def act() -> None:
        unit = "" if "undo" in request.POST else form.unit()
        own = "" if unit == row.catalogue_unit else unit
        code = request.acting.organ_code
        actions.shorten_limit(organ_code=code, line_id=line_id, unit=own, by=request.acting, at=request.at)

    if _done(form, act, is_undo="undo" in request.POST):
        messages.success(request, f"已改好本机关的时限：{row.title}。以后的任务按它算。")
        return redirect("work:catalogue-line", line_id)
    return _page(request, "work/catalogue/limit.jinja", form, row)


def _done(form: PlainForm, act: Callable[[], None], *, is_undo: bool = False) -> bool:
    """Return whether the form was sent, valid, and the act done; a failure is left in the form."""
    if not form.is_bound or not (is_undo or form.is_valid()):
        return False
    with form.taking():
        act()
    return form.is_taken


def _own(request: StaffRequest, line_id: int) -> LineRow:
    """Return the line for those who work for the organ; NotVisible for anybody else."""
    organ = organs.organ(request.acting.organ_code)
    if not policies.may_work_for(request.acting, organ):
        raise NotVisible(str(line_id))
    return line_seen(request, organ, line_id)


def _page(request: StaffRequest, template: str, form: PlainForm, row: LineRow, **words: str) -> HttpResponse:
    problems = form.problems()
    return page(request, template, {"form": form, "problems": problems, "row": row, **words}, form.status)
