"""Whom a publication is for, and what must happen before persons are named."""

from __future__ import annotations

from datetime import date

import pytest

from mingbai.statute.disclosure.ranges import (
    COMMUNITY_BEFORE,
    RANGE_WORDS,
    Range,
    default_range,
    kept_until,
    lists_persons,
    unassessed,
)

BEFORE, SINCE = date(2026, 6, 30), date(2026, 7, 1)  # Tuesday, Wednesday


@pytest.mark.parametrize(
    ("item", "field", "title", "has_persons", "on", "asked", "article"),
    [
        ("21.8", "", "临时救助名单", True, SINCE, Range.VILLAGE, "社会救助法第45条"),
        ("21.8", "", "临时救助名单", True, BEFORE, Range.VILLAGE, "社会救助暂行办法第11条"),
        ("21.8", "", "临时救助发放情况", False, SINCE, Range.OPEN, "条例第13条"),
        ("20.11", "社会救助", "审核信息", True, SINCE, Range.VILLAGE, "社会救助法第45条"),
        ("20.12", "救灾", "倒损民房恢复重建补助", True, SINCE, Range.VILLAGE, "社会救助法第45条"),
        ("20.15", "", "2025年低保对象公示", True, SINCE, Range.VILLAGE, "社会救助法第45条"),
        ("21.1", "涉农补贴", "耕地地力保护补贴", True, SINCE, Range.OPEN, "条例第13条"),
        ("", "村务公开", "第三季度收支", False, SINCE, Range.VILLAGE, "村民委员会组织法第35条"),
        ("", "村务公开", "第三季度收支", False, date(2025, 12, 31), Range.VILLAGE, "村民委员会组织法第30条"),
        ("", "居务公开", "社区服务", False, SINCE, Range.VILLAGE, "城市居民委员会组织法第34条"),
        ("", "居务公开", "社区服务", False, date(2025, 12, 31), Range.VILLAGE, str(COMMUNITY_BEFORE)),
    ],
)
def test_lists_of_aided_persons_are_for_their_village(
    item: str, field: str, title: str, has_persons: bool, on: date, asked: Range, article: str
) -> None:
    found = default_range(item, field, title, has_persons, on)
    assert found.range is asked
    assert str(found.citation) == article
    assert found.reason.endswith("。")
    assert RANGE_WORDS[found.range]


def test_a_list_of_persons_is_known_by_its_headers() -> None:
    assert lists_persons(["序号", "户主姓名", "金额"])
    assert lists_persons(["对象", "所在村"])
    assert not lists_persons(["序号", "项目名称", "金额（元）", "电话"])
    assert not lists_persons([])


def test_assessments_are_kept_three_years() -> None:
    assert kept_until(date(2026, 11, 23)) == date(2029, 11, 23)
    assert kept_until(date(2024, 2, 29)) == date(2027, 2, 28)
    assert str(unassessed(date(2021, 11, 1)).citation) == "个人信息保护法第55条第三项"
    assert str(unassessed(date(2021, 10, 31)).citation) == "通行做法：公开个人信息以前先评估对本人的影响"
