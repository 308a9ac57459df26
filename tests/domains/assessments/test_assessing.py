"""A village's year: rule before it, figures from the records, another hand at each turn, the result through the one door."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from domains.village_inspections.inspected import AT, marked, new_round, new_villages, village_clerk
from mingbai.accounts.values import Acting
from mingbai.assessments import actions, queries
from mingbai.assessments.models import YearAssessment
from mingbai.assessments.values import NewRule, YearRuleRow
from mingbai.catalogue.models import Duty
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.core.words import CHINA
from mingbai.entries.models import Entry
from mingbai.organs.models import Organ
from mingbai.organs.queries import organ_by_id
from mingbai.statute.supervision.assessments import AssessedMeasure, AssessmentState
from mingbai.village_inspections import actions as inspections

pytestmark = pytest.mark.django_db
BEFORE, DECEMBER = datetime(2025, 12, 16, 9, tzinfo=CHINA), datetime(2026, 12, 20, 9, tzinfo=CHINA)
WEIGHTS = {AssessedMeasure.INSPECTION: (70, 0), AssessedMeasure.OVERDUE: (30, 2)}
RULE = NewRule(WEIGHTS, "白政发〔2025〕31号", excellent=90, good=80)


@pytest.fixture
def rule(baiyang: Organ, clerk: Acting) -> YearRuleRow:
    new_villages(baiyang)
    actions.set_rule(organ_code="baiyang", year=2026, new=RULE, by=clerk, at=BEFORE)
    found = queries.rule_of(clerk.organ_id, 2026)
    assert found is not None
    return found


def _late(village_id: int) -> None:
    told = {"why": "每季度", "kind": "event", "source": "村民委员会组织法第35条", "created_at": AT}
    days = {"formed_on": date(2026, 4, 1), "remind_by": date(2026, 4, 20), "judge_by": date(2026, 4, 20)}
    Duty.objects.create(organ_id=village_id, title="一季度财务", state="fulfilled", fulfilled_on=date(2026, 5, 6), **told, **days)
    Duty.objects.create(organ_id=village_id, title="按时的", state="fulfilled", fulfilled_on=date(2026, 4, 6), **told, **days)


def test_a_rule_is_fixed_once_its_year_begins(rule: YearRuleRow, clerk: Acting, stranger: Acting) -> None:
    told = {"organ_code": "baiyang", "new": RULE, "by": clerk}
    assert actions.set_rule(year=2026, at=BEFORE, **told) == rule.id
    with pytest.raises(Refused, match="从2027年起用"):
        actions.set_rule(year=2026, at=AT, **told)
    with pytest.raises(NotVisible):
        actions.set_rule(organ_code="baiyang", year=2027, new=RULE, by=stranger, at=AT)
    with pytest.raises(Refused, match="从12月1日起"):
        actions.open_year(rule_id=rule.id, by=clerk, at=AT)


def test_a_villages_year_from_the_records_to_the_published_result(
    rule: YearRuleRow, clerk: Acting, section_head: Acting, leader: Acting
) -> None:
    first, second = new_round(clerk)
    marked(first.id, clerk, finance=("no", ""), board=("partly", "没有日期"))
    inspections.finish(visit_id=first.id, inspected_on=AT.date(), by=clerk, at=AT)
    _late(first.village_id)
    assert actions.open_year(rule_id=rule.id, by=clerk, at=DECEMBER) == 2
    assert actions.open_year(rule_id=rule.id, by=clerk, at=DECEMBER) == 0
    rows = queries.assessments_of(rule.id)
    assert [one.unit_name for one in rows] == ["阳坪村", "柳湾村"]
    of_village = village_clerk(Organ.objects.get(pk=first.village_id))
    told = {"assessment_id": rows[0].id, "at": DECEMBER}
    with pytest.raises(Refused):
        actions.report(text="都按时公开了。", by=clerk, **told)
    actions.report(text="都按时公开了。", by=of_village, **told)
    late, visits = queries.figures(rule, organ_by_id(first.village_id), DECEMBER.date())
    assert ([one.key for one in visits.records], [one.words for one in late.records]) == (
        [first.id],
        ["一季度财务，最迟2026年4月20日"],
    )
    # 7.5 of 9 points in order: 58.3 of 70; one duty met late: 28 of 30.
    assert actions.check(note="逐件看过记录。", by=section_head, **told) == Decimal("86.3")
    actions.object_to(reason="财务那天已经贴了。", by=of_village, **told)
    for by, words in ((clerk, "不由您来办"), (section_head, "由别人决定")):
        with pytest.raises(Refused, match=words):
            actions.decide(decision="维持原来的。", by=by, **told)
    actions.decide(decision="督查时没有，维持。", by=leader, **told)
    with pytest.raises(Invalid, match="还有单位没有决定"):
        actions.draft_result(rule_id=rule.id, by=clerk, at=DECEMBER)
    other = {"assessment_id": rows[1].id, "at": DECEMBER}
    actions.check(note="没有逾期。", by=clerk, **other)
    actions.decide(decision="照核对的。", by=leader, **other)
    entry_id = actions.draft_result(rule_id=rule.id, by=clerk, at=DECEMBER)
    assert actions.draft_result(rule_id=rule.id, by=clerk, at=DECEMBER) == entry_id
    entry = Entry.objects.get(pk=entry_id)
    assert (entry.stage, entry.is_listed) == ("draft", False), "nobody sees it before the check and three reviews"
    body = entry.draft.content["body"]
    assert body.index("阳坪村") < body.index("柳湾村")
    assert "86.3分，良" in body
    assert "100.0分，优" in body
    assert {AssessmentState(one) for one in YearAssessment.objects.values_list("state", flat=True)} == {AssessmentState.DECIDED}
    assert second.village_name == "柳湾村"
