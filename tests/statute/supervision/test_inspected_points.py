"""What is inspected by the law of each day, the states of a visit, its share."""

from __future__ import annotations

from datetime import date

import pytest

from mingbai.statute.supervision import visits
from mingbai.statute.supervision.indicators import InspectedPoint, point_shown, points_of_law
from mingbai.statute.supervision.quarters import Quarter, quarter_of
from mingbai.statute.supervision.visits import TRANSITIONS, BoardMark, PointMark, VisitAct, VisitState
from statute.moving import leads_only

POINTS = (InspectedPoint("a", "甲", "县", 3), InspectedPoint("b", "乙", "县"))
YES, NO = PointMark(BoardMark.YES), PointMark(BoardMark.NO)
Q3 = Quarter(2026, 3)
ON = date(2026, 8, 12)


@pytest.mark.parametrize(
    ("level", "on", "n", "first", "last"),
    [
        ("village", date(2025, 12, 31), 8, "村民委员会组织法第30条第二款第一项", "村民委员会组织法第32条"),
        ("village", date(2026, 1, 1), 9, "村民委员会组织法第35条第二款第一项", "村民委员会组织法第37条"),
        ("community", date(2026, 1, 1), 10, "城市居民委员会组织法第34条第二款第一项", "城市居民委员会组织法第36条"),
    ],
)
def test_the_points_follow_the_law_of_the_day(level: str, on: date, n: int, first: str, last: str) -> None:
    found = points_of_law(level, on)
    assert (len(found), found[0].source, found[-1].source) == (n, first, last)
    assert len({one.key for one in found}) == n


def test_an_organ_and_a_community_before_its_law_have_no_points() -> None:
    assert points_of_law("township", ON) == points_of_law("community", date(2025, 12, 31)) == ()


def test_a_line_of_the_catalogue_shows_its_point() -> None:
    assert point_shown("法定公布事项", "政府拨付和接受社会捐赠的资金、物资的管理使用情况") == "funds"
    assert point_shown("制度类", "村民自治章程、村规民约") == ""


def test_quarters() -> None:
    assert quarter_of(date(2026, 12, 31)) == Quarter(2026, 4)
    assert Quarter(2026, 4).last_on == date(2026, 12, 31)
    assert (Q3.first_on, Q3.last_on, Q3.words) == (date(2026, 7, 1), date(2026, 9, 30), "2026年第三季度")
    assert Quarter(2026, 1).previous == Quarter(2025, 4)
    assert [Q3.is_last_month(date(2026, month, 1)) for month in (8, 9, 10)] == [False, True, False]


@pytest.mark.parametrize("state", VisitState)
@pytest.mark.parametrize("act", VisitAct)
def test_every_act_leads_where_the_table_says(state: VisitState, act: VisitAct) -> None:
    to = next((move.to for move in TRANSITIONS if (move.state, move.act) == (state, act)), None)
    leads_only(visits.visit_move(state, act), to, visits.STATE_WORDS[state])


def test_a_visit_is_finished_when_each_point_is_marked_in_its_quarter() -> None:
    whole = {"a": YES, "b": NO}
    assert visits.may_finish(POINTS, whole, ON, Q3)
    assert visits.may_finish(POINTS, whole, date(2026, 10, 1), Q3).code == "visit_day"
    assert visits.may_finish(POINTS, {"a": YES}, ON, Q3).code == "visit_incomplete"
    assert visits.may_finish(POINTS, whole | {"b": PointMark(BoardMark.PARTLY)}, ON, Q3).code == "visit_without_words"
    assert visits.may_finish(POINTS, whole | {"b": PointMark(BoardMark.PARTLY, "缺支出")}, ON, Q3)
    assert visits.outcome(whole) is VisitAct.FIND
    assert visits.outcome({"a": YES, "b": PointMark(BoardMark.NOT_APPLICABLE, "没有")}) is VisitAct.FIND_NOTHING


def test_the_day_of_a_rectification_follows_its_notice() -> None:
    assert visits.rectify_by(ON) == date(2026, 8, 27)
    assert visits.may_set_day(ON, date(2026, 8, 13))
    assert visits.may_set_day(ON, ON).code == "rectification_day"


def test_an_objection_is_decided_by_somebody_else() -> None:
    assert visits.may_decide_objection(3, [1, 2])
    assert visits.may_decide_objection(2, [1, 2]).code == "objection_by_inspector"


def test_a_round_is_planned_for_this_quarter_or_the_next() -> None:
    assert visits.may_plan(Q3, ON)
    assert visits.may_plan(Quarter(2026, 4), ON)
    assert visits.may_plan(Quarter(2026, 2), ON).code == "round_over"
    assert visits.may_plan(Quarter(2027, 1), ON).code == "round_early"
