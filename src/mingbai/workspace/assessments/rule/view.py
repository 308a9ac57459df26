"""Set the rule of a coming year: how much each measure weighs, what each record costs."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.assessments import actions, policies, queries
from mingbai.assessments.values import NewRule, YearRuleRow
from mingbai.core.forms import PlainForm, line, number
from mingbai.statute.supervision.assessments import MEASURE_WORDS, WHOLE, AssessedMeasure, may_set_rule, measures_of
from mingbai.workspace.frame import StaffRequest, page, staff


class YearRuleForm(PlainForm):
    """The weights of a year."""

    source = line("办法的出处", "哪份文件、哪天定的。例如：彭政办发〔2025〕60号，2025年12月10日。", missing="写明哪份文件定的")
    good = number("从多少分起说“良”", "不说的写0。", WHOLE, least=0)
    excellent = number("从多少分起说“优”", "不说的写0。", WHOLE, least=0)

    def offer(self, measures: tuple[AssessedMeasure, ...]) -> None:
        """Take the measures that the records of such units can tell."""
        for one in measures:
            words = MEASURE_WORDS[one]
            self.fields[f"weight-{one}"] = number(f"{words}：分值", "不考核这一项的写0。合计100分。", WHOLE, least=0)
            if one is not AssessedMeasure.INSPECTION:
                self.fields[f"each-{one}"] = number(f"{words}：每件扣几分", "扣完为止。", WHOLE, least=0)
        self.order_fields([name for name in self.fields if "-" in name])

    def rule(self, measures: tuple[AssessedMeasure, ...]) -> NewRule:
        """Return what was typed as a rule."""
        said = self.cleaned_data
        weights = {one: (said[f"weight-{one}"], said.get(f"each-{one}", 0)) for one in measures}
        return NewRule(weights, said["source"], said["excellent"], said["good"])


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def rule(request: StaffRequest, code: str, year: int) -> HttpResponse:
    """Show the rule of a year; before the year begins, set it."""
    organ = policies.readable_assessor(request.acting, code)
    measures = measures_of("village" if organ.level == "township" else "township")
    found = queries.rule_of(organ.id, year)
    form = YearRuleForm(request.POST if request.method == "POST" else None, initial=_initial(found, measures))
    form.offer(measures)
    if form.is_valid():
        with form.taking():
            new = form.rule(measures)
            actions.set_rule(organ_code=code, year=year, new=new, by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, f"{year}年的考核办法定下了，年度开始以后不能再改。")
            return redirect("work:assessments")
    context = {
        "organ": organ,
        "year": year,
        "rule": found,
        "words": MEASURE_WORDS,
        "may_set": policies.sets_rules(request.acting, organ) and bool(may_set_rule(year, request.today)),
        "form": form,
        "problems": form.problems() if form.is_bound else (),
    }
    return page(request, "work/assessments/rule.jinja", context, form.status)


def _initial(found: YearRuleRow | None, measures: tuple[AssessedMeasure, ...]) -> dict[str, Any]:
    if found is None:
        return {"good": 0, "excellent": 0}
    there = {one.measure: one for one in found.weighed}
    kept: dict[str, Any] = {"source": found.source, "good": found.words.good, "excellent": found.words.excellent}
    for one in measures:
        kept[f"weight-{one}"] = there[one].weight if one in there else 0
        kept[f"each-{one}"] = there[one].each if one in there else 0
    return kept
