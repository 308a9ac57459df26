"""The rule of a year, marks against it, the states of an assessment."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from mingbai.statute.supervision import assessments as law
from mingbai.statute.supervision.assessments import (
    TRANSITIONS,
    AssessedMeasure,
    AssessmentAct,
    AssessmentState,
    RuleWords,
    Weighed,
)
from mingbai.statute.supervision.indicators import InspectedPoint
from mingbai.statute.supervision.visits import BoardMark, PointMark
from statute.moving import leads_only

POINTS = (InspectedPoint("a", "甲", "县", 3), InspectedPoint("b", "乙", "县"))
YES, NO = PointMark(BoardMark.YES), PointMark(BoardMark.NO)
VISITS, LATE = Weighed(AssessedMeasure.INSPECTION, 70), Weighed(AssessedMeasure.OVERDUE, 30, 2)


def test_a_rule_is_set_before_its_year() -> None:
    assert law.may_set_rule(2026, date(2025, 12, 31))
    late = law.may_set_rule(2026, date(2026, 1, 1))
    assert late.code == "rule_late"
    assert "从2027年起用" in late.reason


def test_the_weights_add_up_over_what_the_records_tell() -> None:
    of_villages = law.measures_of("village")
    assert law.adds_up((VISITS, LATE), of_villages)
    assert law.adds_up((VISITS,), of_villages).code == "rule_total"
    assert law.adds_up((VISITS, Weighed(AssessedMeasure.OVERDUE, 30)), of_villages).code == "rule_each"
    assert law.adds_up((Weighed(AssessedMeasure.BLANK, 100, 1),), of_villages).code == "rule_measure"
    assert AssessedMeasure.INSPECTION not in law.measures_of("township")


@pytest.mark.parametrize(
    ("level", "unit", "does"),
    [
        ("county", "township", True), ("county", "village", False), ("county", "county", False),
        ("township", "village", True), ("township", "township", False), ("department", "village", False),
    ],
)  # fmt: skip
def test_the_county_assesses_its_organs_and_a_township_its_villages(level: str, unit: str, does: bool) -> None:
    assert law.assesses(level, unit) is does


def test_records_cost_down_to_nothing_and_inspections_by_their_mean() -> None:
    assert law.earned(LATE, 3, ()) == 24
    assert law.earned(LATE, 99, ()) == 0
    assert law.earned(VISITS, 2, (Fraction(1), Fraction(1, 2))) == Fraction(105, 2)
    # A village is not marked down for what its township left undone.
    assert law.earned(VISITS, 0, ()) == 70


def test_a_mark_is_rounded_as_people_do() -> None:
    assert [str(law.tenths(Fraction(*mark))) for mark in ((273, 4), (70, 1), (175, 3))] == ["68.3", "70.0", "58.3"]


def test_words_are_said_only_where_the_rule_says_them() -> None:
    words = RuleWords(excellent=90, good=80)
    assert [law.word_for(Fraction(mark), words) for mark in (95, 85, 60)] == ["优", "良", ""]
    assert law.word_for(Fraction(100), RuleWords()) == ""


@pytest.mark.parametrize("state", AssessmentState)
@pytest.mark.parametrize("act", AssessmentAct)
def test_every_turn_leads_where_the_table_says(state: AssessmentState, act: AssessmentAct) -> None:
    to = next((move.to for move in TRANSITIONS if (move.state, move.act) == (state, act)), None)
    leads_only(law.assessment_move(state, act), to, law.STATE_WORDS[state])


def test_who_checked_does_not_decide_and_the_year_comes_to_its_end_first() -> None:
    assert law.may_decide_mark(1, 2)
    assert law.may_decide_mark(2, 2).code == "assessment_decided_alone"
    assert law.year_is_over(2026, date(2026, 12, 1))
    assert law.year_is_over(2026, date(2026, 11, 30)).code == "assessment_early"


def test_the_share_counts_weights_and_leaves_out_what_does_not_apply() -> None:
    assert law.share(POINTS, {"a": YES, "b": NO}) == Fraction(3, 4)
    assert law.share(POINTS, {"a": PointMark(BoardMark.PARTLY, "缺"), "b": YES}) == Fraction(5, 8)
    none = PointMark(BoardMark.NOT_APPLICABLE, "没有")
    assert law.share(POINTS, {"a": YES, "b": none}) == 1
    assert law.share(POINTS, {"a": none, "b": none}) is None
