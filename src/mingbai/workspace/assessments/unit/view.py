"""One unit's year: what the records say, each figure with its records, and the next act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from mingbai.accounts.policies import may_read_organ
from mingbai.assessments import actions, policies, queries
from mingbai.assessments.values import AssessedRecord, AssessmentRow, Figure, YearRuleRow
from mingbai.core.errors import NotVisible
from mingbai.core.forms import PlainForm, area
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.supervision.assessments import MEASURE_WORDS, STATE_WORDS, AssessmentAct, tenths, word_for
from mingbai.workspace.frame import StaffRequest, page, staff

Given = dict[str, Any]
SHOWN = 50


class SelfReportForm(PlainForm):
    """What the unit says of its own year."""

    text = area("自查", "做了什么、还差什么。数字记录里都有，不用再填。", missing="写明做了什么、还差什么")


class CheckedFiguresForm(PlainForm):
    """How the figures were checked."""

    note = area("怎么核对的", "例如：逐件看过记录，逾期2件属实。", missing="写明怎么核对的", length=500)


class MarkObjectionForm(PlainForm):
    """What the unit disputes."""

    reason = area("异议", "哪一项不对、为什么。记录错了的，先去改记录。只能提一次。", missing="写明哪一项不对、为什么")


class MarkDecisionForm(PlainForm):
    """The decision on a mark."""

    decision = area("决定和理由", "有异议的，逐条说明；得分照今天的记录重新算。", missing="写明决定和理由")


@dataclass(frozen=True, slots=True)
class AssessmentPress:
    """One button: its form, the action it calls, its heading, and what is said afterwards."""

    form: type[PlainForm]
    run: Callable[[Given], object]
    heading: str
    done: str


PRESSES: dict[str, AssessmentPress] = {
    AssessmentAct.REPORT: AssessmentPress(SelfReportForm, lambda given: actions.report(**given), "报送自查", "自查报送了。"),
    AssessmentAct.CHECK: AssessmentPress(
        CheckedFiguresForm, lambda given: actions.check(**given), "核对", "核对好了，由别人决定。"
    ),
    AssessmentAct.OBJECT: AssessmentPress(
        MarkObjectionForm, lambda given: actions.object_to(**given), "提出异议", "异议提出了。"
    ),
    AssessmentAct.DECIDE: AssessmentPress(MarkDecisionForm, lambda given: actions.decide(**given), "决定", "决定好了。"),
}


@require_safe
@staff
def unit(request: StaffRequest, assessment_id: int) -> HttpResponse:
    """Show one unit's assessment to the organ that assesses, those above it, and the unit."""
    return _shown(request, assessment_id)


@require_POST
@staff
def act(request: StaffRequest, assessment_id: int, act: str) -> HttpResponse:
    """Do one act and return to the unit, or show what is wrong."""
    _readable(request, assessment_id)
    if act not in PRESSES:
        raise NotVisible(act)
    press = PRESSES[act]
    form = press.form(request.POST)
    if form.is_valid():
        with form.taking():
            press.run({"assessment_id": assessment_id, **form.cleaned_data, "by": request.acting, "at": request.at})
        if form.is_taken:
            messages.success(request, press.done)
            return redirect("work:assessment", assessment_id)
    return _shown(request, assessment_id, act, form)


def _readable(request: StaffRequest, assessment_id: int) -> tuple[YearRuleRow, AssessmentRow]:
    row = queries.assessment(assessment_id)
    rule = queries.rule_by_id(row.rule_id)
    if not policies.may_read(request.acting, rule, row):
        raise NotVisible(str(assessment_id))
    return rule, row


def _shown(request: StaffRequest, assessment_id: int, act: str = "", form: PlainForm | None = None) -> HttpResponse:
    rule, row = _readable(request, assessment_id)
    acts = policies.assessment_acts(request.acting, rule, row, request.today)
    forms = {one.value: PRESSES[one].form() for one in acts}
    if form is not None:
        forms[act] = form
    organ = organs.organ_by_id(row.unit_id)
    figures = queries.figures(rule, organ, request.today)
    opened = _opened(request, organ)
    context = {
        "row": row,
        "rule": rule,
        "state": STATE_WORDS[row.state],
        "figures": [_figure(one, row, opened) for one in figures],
        "word": word_for(Fraction(row.mark), rule.words) if row.mark is not None else "",
        "presses": [(name, press.heading) for name, press in PRESSES.items() if name in forms],
        "forms": forms,
        "problems": form.problems(f"{act}_") if form is not None else (),
    }
    return page(request, "work/assessments/unit.jinja", context, form.status if form is not None else 200)


def _opened(request: StaffRequest, unit: OrganRow) -> frozenset[str]:
    """Return the kinds of records whose pages this person may open."""
    found = {"visit"}
    if may_read_organ(request.acting, unit):
        found |= {"duty", "columns", "report"}
    return frozenset(found | {"case", "message"} if request.acting.organ_id == unit.id else found)


def _figure(one: Figure, row: AssessmentRow, opened: frozenset[str]) -> dict[str, object]:
    """Return a measure with its records; what was checked stands beside what the records say now."""
    kept = row.figures.get(one.weighed.measure.value)
    return {
        "words": MEASURE_WORDS[one.weighed.measure],
        "weight": one.weighed.weight,
        "each": one.weighed.each,
        "count": one.count,
        "earned": str(tenths(one.earned)),
        "kept": kept[1] if kept else "",
        "kept_count": kept[0] if kept else "",
        "records": [(record.words, _address(record, row) if record.kind in opened else "") for record in one.records[:SHOWN]],
    }


def _address(record: AssessedRecord, row: AssessmentRow) -> str:
    named = {"duty": "work:duty", "case": "work:case", "message": "work:message", "visit": "work:visit"}
    if record.kind in named:
        return reverse(named[record.kind], args=[record.key])
    if record.kind == "columns":
        return f"{reverse('work:duty-columns')}?organ={row.unit_code}"
    return reverse("work:report", args=[row.unit_code, record.key])
