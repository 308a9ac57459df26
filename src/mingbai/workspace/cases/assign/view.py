"""Ask somebody else to do a part of an application."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mingbai.accounts import policies
from mingbai.cases.actions.handling import send_task
from mingbai.cases.queries import work as queries
from mingbai.core.errors import NotVisible
from mingbai.core.forms import PlainForm, area, choice, day, line, set_choices
from mingbai.organs import queries as organs
from mingbai.workspace.cases.words import heading
from mingbai.workspace.frame import StaffRequest, page, staff


class AssignForm(PlainForm):
    """To whom, what, until when."""

    to_whom = line("交给谁办", "写科室、岗位。例如：农业综合服务中心负责人。", missing="写交给谁办", length=80)
    to_organ = choice(
        "是别的机关、村的，选上",
        [],
        "选了的，对方登录以后在今日里看到，可以签收、回复、退回。本机关科室的签收、回复，由经办在这件申请的页面上登记。",
        missing="选一个机关",
    )
    what = area(
        "要对方做什么",
        "写清楚查什么、要什么材料，不写申请人是谁。例如：查2020年高标准农田项目的中标通知书和合同，复印件送党政办。",
        missing="写要对方做什么",
        length=1000,
    )
    due_on = day("什么时候以前回复", "早于本机关交答复稿的日子。")

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to_organ"].required = False
        set_choices(self, "to_organ", [("", "本机关的科室"), *choices])


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def assign(request: StaffRequest, case_id: int) -> HttpResponse:
    """Send a task with a date of its own."""
    found = queries.case_head(by=request.acting, case_id=case_id)
    if not policies.may_work_for(request.acting, found.organ):
        raise NotVisible(str(case_id))
    choices = [(one.code, one.name) for one in organs.tree() if one.is_open and one.id != found.organ.id]
    first = {"due_on": found.row.draft_by or request.today}
    form = AssignForm(request.POST if request.method == "POST" else None, initial=first, choices=choices)
    if form.is_valid():
        with form.taking():
            send_task(case_id=case_id, by=request.acting, at=request.at, **form.cleaned_data)
        if form.is_taken:
            messages.success(request, "已交办。")
            return redirect(f"{reverse('work:case', args=[case_id])}#tasks")
    problems = form.problems() if form.is_bound else ()
    context = {"case": found, "heading": heading(found.row), "form": form, "problems": problems}
    return page(request, "work/cases/assign.jinja", context, form.status)
