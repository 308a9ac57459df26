"""The demonstration's village inspections of 2026: the third quarter done with one finding put right, the fourth begun.

Those of 2020 are in the ledger of activities, as the township's report tells of them: nobody wrote down point by point.
"""

from __future__ import annotations

from datetime import date, datetime, time

from mingbai.accounts.values import Acting
from mingbai.assessments import actions as assessments
from mingbai.assessments.values import NewRule
from mingbai.core.words import CHINA
from mingbai.statute.supervision.assessments import AssessedMeasure
from mingbai.statute.supervision.quarters import Quarter
from mingbai.village_inspections import actions, queries
from mingbai.village_inspections.values import VisitSheet

FOUND = {"finance": ("partly", "缺6月的支出合计"), "consulted": ("na", "本季度没有组织协商（演示）")}
OWN = "村务公开栏上有监督电话"
NOTICE = "财务收支情况：6月的支出没有合计，请补齐，并由村务监督委员会核对。"
ANSWER = "6月的支出已经合计，村务监督委员会核对过，7月8日换上了栏。"
SEEN = "7月10日到栏前看过，合计已经补上，和票据对得上。"


def build(people: dict[str, Acting]) -> None:
    """Inspect all villages of the seed township in July, and begin with October's."""
    _rule(people)
    clerk, head = people["baiyang"], people["baiyang-head"]
    source = "彭阳县村务公开目录（演示）"
    actions.add_point(words=OWN, source=source, weight=1, by=people["county"], at=_at(date(2026, 1, 5)))
    first, *others = _planned(Quarter(2026, 3), date(2026, 7, 1), clerk)
    _inspected(first, date(2026, 7, 2), clerk, FOUND)
    for found in others:
        _inspected(found, date(2026, 7, 3), clerk, {})
    key = first.row.id
    actions.notify(visit_id=key, text=NOTICE, due_on=date(2026, 7, 10), by=head, at=_at(date(2026, 7, 3)))
    actions.answer(visit_id=key, text=ANSWER, by=clerk, at=_at(date(2026, 7, 8)))
    actions.close(visit_id=key, note=SEEN, by=clerk, at=_at(date(2026, 7, 10)))
    begun, *_ = _planned(Quarter(2026, 4), date(2026, 10, 12), clerk)
    _inspected(begun, date(2026, 10, 14), clerk, {})


def _rule(people: dict[str, Acting]) -> None:
    """Set in December 2025 by what the township assesses its villages in 2026."""
    weights = {AssessedMeasure.INSPECTION: (70, 0), AssessedMeasure.OVERDUE: (30, 2)}
    new = NewRule(weights, "白政发〔2025〕31号（演示）", excellent=90, good=80)
    assessments.set_rule(organ_code="baiyang", year=2026, new=new, by=people["baiyang"], at=_at(date(2025, 12, 16)))


def _planned(quarter: Quarter, on: date, by: Acting) -> list[VisitSheet]:
    actions.open_round(organ_code=by.organ_code, quarter=quarter, by=by, at=_at(on))
    found = queries.round_of(by.organ_id, quarter)
    assert found is not None
    return [queries.sheet(one.id) for one in found.visits]


def _inspected(found: VisitSheet, on: date, by: Acting, other: dict[str, tuple[str, str]]) -> None:
    sent = {one.key: other.get(one.key, ("yes", "")) for one in found.points}
    key, at = found.row.id, _at(on)
    actions.save_marks(visit_id=key, sent=sent, base=0, sending=f"demo-{key}", by=by, at=at)
    actions.finish(visit_id=key, inspected_on=on, by=by, at=at)


def _at(on: date) -> datetime:
    return datetime.combine(on, time(10), CHINA)
