"""The result becomes public as every other information: as a draft that is checked and reviewed."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from html import escape

from mingbai.accounts.values import Acting
from mingbai.assessments import policies
from mingbai.assessments.models import YearRule
from mingbai.assessments.queries.rows import assessments_of, rule_by_id
from mingbai.assessments.values import AssessmentRow, YearRuleRow
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid
from mingbai.entries.actions import open_draft
from mingbai.entries.values.content import EntryContent
from mingbai.statute.supervision.assessments import MEASURE_WORDS, AssessmentState, word_for


def draft_result(*, rule_id: int, by: Acting, at: datetime) -> int:
    """Open the draft of a year's result, once every unit is decided, and return its key; pressed again, it is the same draft."""
    with open_act(by=by, at=at) as done:
        row = done.lock(YearRule, "organ", pk=rule_id)
        policies.readable_assessor(by, row.organ.code)
        if row.entry_id is not None:
            return row.entry_id
        found = assessments_of(rule_id)
        if not found or any(one.state is not AssessmentState.DECIDED for one in found):
            raise Invalid("还有单位没有决定，都决定以后再公开结果。")
        row.entry_id = open_draft(organ_code=row.organ.code, content=_content(rule_by_id(rule_id), found, at), by=by, at=at)
        row.save(update_fields=["entry"])
        done.note("assessment.drafted", row.subject, {"organ": row.organ.code, "year": row.year, "entry": row.entry_id})
        return row.entry_id


def _content(rule: YearRuleRow, found: tuple[AssessmentRow, ...], at: datetime) -> EntryContent:
    """Return the result as a table in the order of the units: each mark against the rule, never against each other."""
    heads = "".join(f"<th>{MEASURE_WORDS[one.measure]}（{one.weight}分）</th>" for one in rule.weighed)
    lines = "".join(f"<tr>{_cells(rule, one)}</tr>" for one in found)
    body = (
        f"<p>依照《政府信息公开条例》第四十六条、第四十七条和考核办法（{escape(rule.source)}）考核，按单位次序列出，不排名次。</p>"
        f"<table><tbody><tr><th>单位</th>{heads}<th>合计</th></tr>{lines}</tbody></table>"
    )
    title = f"{rule.organ_name}{rule.year}年度政务公开工作考核结果"
    return EntryContent(title=title, summary=f"考核{len(found)}个单位。", body=body, formed_on=at.date())


def _cells(rule: YearRuleRow, one: AssessmentRow) -> str:
    marks = [one.figures[each.measure.value][1] for each in rule.weighed]
    assert one.mark is not None
    word = word_for(Fraction(one.mark), rule.words)
    whole = f"{one.mark}分{'，' + word if word else ''}"
    return f"<th>{escape(one.unit_name)}</th>" + "".join(f"<td>{mark}</td>" for mark in marks) + f"<td>{whole}</td>"
