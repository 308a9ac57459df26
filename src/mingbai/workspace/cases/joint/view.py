"""Choose the applications that the reply of this one answers too."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.accounts import policies
from mingbai.cases.actions.joint import set_joint
from mingbai.cases.queries import joint as queries
from mingbai.cases.queries import work
from mingbai.cases.values.joint import JoinableCase
from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.core.forms import PlainForm, set_choices
from mingbai.core.words import day
from mingbai.statute.cases.states import CaseState
from mingbai.workspace.cases.one_form import Above, one_form
from mingbai.workspace.cases.words import heading
from mingbai.workspace.frame import StaffRequest, staff


class JointForm(PlainForm):
    """The applications answered together."""

    others = forms.TypedMultipleChoiceField(
        label="和这一件一并答复的",
        help_text="不选就是单独答复。列出在办的、同一申请人的；不同申请人的，各写各的答复书，各自送达。",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        coerce=int,
    )

    def __init__(self, *args: Any, rows: tuple[JoinableCase, ...], **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "others", [(str(one.case_id), _label(one)) for one in rows])


def _label(one: JoinableCase) -> str:
    return f"{one.number} {one.title}（{f'最迟{day(one.due_on)}答复' if one.due_on else '现在没有答复期限'}）"


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def joint(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show what may be answered together, and keep the choice."""
    found = work.case_head(by=request.acting, case_id=case_id)
    if found.row.state is not CaseState.HANDLING or not policies.may_work_for(request.acting, found.organ):
        raise NotVisible(str(case_id))
    shown = queries.joint_page(by=request.acting, case_id=case_id, on=request.today)
    first = {"others": [str(one.case_id) for one in shown.rows if one.is_joined]}
    form = JointForm(request.POST if request.method == "POST" else None, rows=shown.rows, initial=first)
    if form.is_valid():
        revision = asked.number(request.POST.get("revision", ""), 1, asked.MOST_REVISIONS)
        with form.taking():
            others = form.cleaned_data["others"]
            set_joint(case_id=case_id, others=others, revision=revision, by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, "已记下。这一件答复、送达，选中的几件同时办结，各计一件。")
            return redirect("work:case", case_id=case_id)
    due = f"合在一起，最迟{day(shown.due_on)}答复。" if shown.due_on and shown.verdict is not None else ""
    alone = "" if shown.rows else "现在没有同一申请人的别的在办申请，这一件单独答复。"
    return one_form(
        request,
        form,
        above=Above(found.row.number, "work:case", case_id),
        title="几件申请一并答复",
        said=heading(found.row),
        follows=f"同一申请人的几件申请，可以在一份答复书里一并答复（法释〔2025〕8号第14条第三项）。{due}{alone}",
        press="记下",
        revision=found.revision,
    )
