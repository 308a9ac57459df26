"""Judge a request to correct a record; only what the law has for the answers is taken."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mingbai.accounts import policies
from mingbai.accounts.values import Acting
from mingbai.cases.actions.path import RecordJudged, judge_record
from mingbai.cases.queries import work as queries
from mingbai.cases.values.rows import CaseHead
from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.core.forms import PlainForm, area, choice
from mingbai.statute.cases.records import RECORD_RESULT_WORDS
from mingbai.statute.cases.states import CaseState
from mingbai.workspace.cases.one_form import Above, one_form
from mingbai.workspace.cases.words import heading
from mingbai.workspace.frame import StaffRequest, staff

YES_NO = [("yes", "是"), ("no", "不是")]
RESULTS = [(one.value, words) for one, words in RECORD_RESULT_WORDS.items()]
ASKED = ("is_own", "has_evidence", "has_power", "is_wrong")


class RecordJudgedForm(PlainForm):
    """What the organ found out, and what becomes of the request."""

    is_own = choice("是与申请人自身相关的记录吗", YES_NO, missing="选是不是", is_open=True)
    has_evidence = choice("有证据证明记录不准确吗", YES_NO, "没有的，先告知补正。", missing="选是不是", is_open=True)
    has_power = choice("本机关有权更正吗", YES_NO, missing="选是不是", is_open=True)
    is_wrong = choice("审核属实，记录确实不准确吗", YES_NO, "本机关无权更正的，选“不是”。", missing="选是不是", is_open=True)
    result = choice("处理结果", RESULTS, missing="选一种处理结果", is_open=True)
    reason = area(
        "审核的事实和理由",
        "写进更正告知书，例如：经核对户籍底册，出生年份是1963年。",
        missing="写审核的事实和理由",
        length=1000,
    )

    def judged(self) -> RecordJudged:
        """Return what was written; call it on a valid form."""
        given = dict(self.cleaned_data)
        return RecordJudged(**{**given, **{name: given[name] == "yes" for name in ASKED}})


def may_judge_record(by: Acting, found: CaseHead) -> bool:
    """Return whether a case is a request to correct a record that this person has in hand."""
    is_in_hand = found.row.is_about_record and found.row.state is CaseState.HANDLING
    return is_in_hand and policies.may_work_for(by, found.organ)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def record(request: StaffRequest, case_id: int) -> HttpResponse:
    """Ask what the organ found out about the record, and keep it."""
    found = queries.case_head(by=request.acting, case_id=case_id)
    if not may_judge_record(request.acting, found):
        raise NotVisible(str(case_id))
    form = RecordJudgedForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        revision = asked.number(request.POST.get("revision", ""), 1, asked.MOST_REVISIONS)
        with form.taking():
            judge_record(case_id=case_id, judged=form.judged(), revision=revision, by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, "已记下。答完第5问，再拟更正告知书。")
            return redirect(f"{reverse('work:case', args=[case_id])}#path")
    return one_form(
        request,
        form,
        above=Above(found.row.number, "work:case", case_id),
        title="审核更正记录的要求",
        said=heading(found.row),
        follows="有权更正的机关审核属实的，更正并告知；不属于本机关职能范围的，转送或者告知（条例第41条）。不计入年报表三。",
        press="记下",
        revision=found.revision,
    )
