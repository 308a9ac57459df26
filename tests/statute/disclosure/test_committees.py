"""Committees of villages and communities: what they publish by the law of the day, and what only organs have."""

from __future__ import annotations

import pytest

from mingbai.statute.disclosure.committees import affairs, committee_level, makes_reports, takes_applications
from mingbai.statute.disclosure.ranges import Range, default_range
from statute.workdays.notices import day


@pytest.mark.parametrize(
    ("level", "on", "where", "items", "posted"),
    [
        ("village", "2010-10-27 周三", "", 0, 0),
        ("village", "2010-10-28 周四", "村民委员会组织法第30条", 5, 0),
        ("village", "2025-12-31 周三", "村民委员会组织法第30条", 5, 0),
        ("village", "2026-01-01 周四", "村民委员会组织法第35条", 5, 15),
        ("community", "2025-12-31 周三", "", 0, 0),
        ("community", "2026-01-01 周四", "城市居民委员会组织法第34条", 7, 15),
        ("township", "2026-01-01 周四", "", 0, 0),
        ("county", "2026-01-01 周四", "", 0, 0),
    ],
)
def test_what_a_committee_publishes_on_a_day(level: str, on: str, where: str, items: int, posted: int) -> None:
    found = affairs(level, day(on))
    assert (str(found.citation) if found else "") == where
    assert (len(found.items), found.posted) == (items, posted) if found else not items


def test_the_seven_items_of_a_community_are_those_of_the_law() -> None:
    found = affairs("community", day("2026-11-30 周一"))
    assert found is not None
    assert found.items[2] == "居民委员会所有和使用的设施的管理使用情况"
    assert found.items[3] == "社区服务项目实施情况"
    assert (found.name, found.board, str(found.complaint)) == ("居务公开", "居务公开栏", "城市居民委员会组织法第35条")


def test_a_village_publishes_what_it_consulted_on_since_2026_and_no_birth_plans() -> None:
    before, since = (affairs("village", day(on)) for on in ("2025-12-31 周三", "2026-01-01 周四"))
    assert before is not None
    assert since is not None
    assert "国家计划生育政策的落实方案" in before.items
    assert "国家计划生育政策的落实方案" not in since.items
    assert "村民委员会组织协商确定的事项及其落实情况" in since.items


@pytest.mark.parametrize(
    ("level", "is_organ"),
    [("county", True), ("department", True), ("township", True), ("village", False), ("community", False)],
)
def test_only_organs_take_applications_and_report(level: str, is_organ: bool) -> None:
    assert takes_applications(level).allowed is makes_reports(level).allowed is is_organ
    if not is_organ:
        assert str(takes_applications(level).citation) == "条例第27条"
        assert str(makes_reports(level).citation) == "条例第49条"


@pytest.mark.parametrize(
    ("name", "level"), [("兴彭社区居民委员会", "community"), ("阳坪村村民委员会", "village"), ("某村", "village")]
)
def test_the_name_says_which_committee_it_is(name: str, level: str) -> None:
    assert committee_level(name) == level


def test_community_affairs_go_to_the_community() -> None:
    found = default_range("", "居务公开", "第一季度社区服务项目", has_persons=False, on=day("2026-03-02 周一"))
    assert (found.range, str(found.citation)) == (Range.VILLAGE, "城市居民委员会组织法第34条")
