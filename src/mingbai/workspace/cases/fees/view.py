"""The fee of an application with its tiers, the month it is counted in, and paying back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.accounts import policies
from mingbai.cases.actions.fees import refund_fee
from mingbai.cases.queries import work as queries
from mingbai.cases.queries.clock import practice
from mingbai.cases.queries.fees import month_of
from mingbai.core.errors import NotVisible
from mingbai.core.forms import PlainForm, day, line, number
from mingbai.statute.cases.fees import FEE_NOTICE_WORDS, FeeWay, may_refund, standard_words
from mingbai.workspace.cases.words import heading
from mingbai.workspace.frame import StaffRequest, page, staff


class RefundForm(PlainForm):
    """How much is paid back, and why."""

    yuan = number("退多少元", "不超过缴的数额。", 10_000_000)
    reason = line("为什么退", "例如：多收了两页；答复书被撤销。不写姓名、电话。", missing="写为什么退")
    on = day("哪天退的")


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def fees(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show the fee and the month, and take what was paid back."""
    works = policies.may_work_for(request.acting, queries.case_head(by=request.acting, case_id=case_id).organ)
    if request.method == "POST" and not works:
        raise NotVisible(str(case_id))
    form = RefundForm(request.POST if request.method == "POST" else None, initial={"on": request.today})
    if form.is_valid():
        with form.taking():
            refund_fee(case_id=case_id, by=request.acting, at=request.at, **form.cleaned_data)
        if form.is_taken:
            messages.success(request, "已登记退费。")
            return redirect("work:case-fees", case_id=case_id)
    return _page(request, case_id, form, works=works)


def _page(request: StaffRequest, case_id: int, form: RefundForm, *, works: bool) -> HttpResponse:
    found = queries.work_case(by=request.acting, case_id=case_id, on=request.today)
    latest = found.fees[-1] if found.fees else None
    may = latest is not None and may_refund(1, amount=latest.amount_yuan, paid_on=latest.paid_on, refunded=latest.refunded_yuan)
    local = practice()
    context = {
        "case": found,
        "heading": heading(found.row),
        "rows": tuple((one, standard_words(FeeWay(one.basis), one.quantity, local)) for one in found.fees),
        "month": month_of(by=request.acting, case_id=case_id),
        "notice": "、".join(FEE_NOTICE_WORDS.values()),
        "form": form if works and (may or form.is_bound) else None,
        "problems": form.problems() if form.is_bound else (),
    }
    return page(request, "work/cases/fees.jinja", context, form.status)
