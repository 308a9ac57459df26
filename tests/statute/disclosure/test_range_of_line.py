"""The range of the line, of the chain and of the law in force is a floor, whatever the text says."""

from __future__ import annotations

from datetime import date

import pytest

from mingbai.statute.citation import Citation
from mingbai.statute.disclosure.ranges import Prescribed, Proposed, Range, floor, range_of_line

BEFORE, SINCE = date(2026, 6, 30), date(2026, 7, 1)  # Tuesday, Wednesday
WEB, BOARD = "政府网站", "社区/企事业单位/村公示栏（电子屏）"
AID = Prescribed("临时救助 · 审核审批信息", "全社会", (BOARD,), ("支出型临时救助对象名单", "救助金额"))


@pytest.mark.parametrize(
    ("audience", "channels", "range_"),
    [
        ("全社会", (WEB,), Range.OPEN),
        ("", (), Range.OPEN),
        ("特定群体（本村村民）", (BOARD,), Range.VILLAGE),
        ("特定群体（本村村民）", (BOARD, WEB), Range.VILLAGE),
        ("特定群体（集体经济组织成员）", (BOARD,), Range.VILLAGE),
        ("特定群体（自然村、社区范围）", (BOARD,), Range.VILLAGE),
        ("特定群体（面向拟征收土地所在地的村集体成员）", (BOARD, WEB, "征地信息公开平台"), Range.OPEN),
        ("特定群体（当事人）", ("精准推送",), Range.ONSITE),
        ("特定群体（房屋征收范围内）", (WEB, BOARD), Range.OPEN),
    ],
)
def test_the_audience_of_a_line(audience: str, channels: tuple[str, ...], range_: Range) -> None:
    found = range_of_line(Prescribed("这一项", audience, channels))
    assert (found.range, str(found.citation)) == (range_, "标准目录“公开对象”一栏")


def _floor(prescribed: Prescribed, on: date, *, field: str = "社会救助", title: str = "第四季度发放情况") -> Proposed:
    return floor(prescribed, statutory_item="21.8", field=field, title=title, has_persons=False, on=on)


def test_a_line_that_lists_aided_persons_stays_in_the_village_though_nothing_was_found() -> None:
    assert (_floor(AID, SINCE).range, str(_floor(AID, SINCE).citation)) == (Range.VILLAGE, "社会救助法第45条")
    assert (_floor(AID, BEFORE).range, str(_floor(AID, BEFORE).citation)) == (Range.VILLAGE, "社会救助暂行办法第11条")


def test_policy_of_aid_is_for_everyone() -> None:
    assert _floor(Prescribed("临时救助 · 政策法规文件", "全社会", (WEB,), ("政策文件", "救助标准")), SINCE).range is Range.OPEN


def test_recipients_of_a_benefit_are_for_their_village_until_a_line_says_whom_they_are_for() -> None:
    def found(line: Prescribed, *, has_persons: bool) -> Range:
        return floor(line, statutory_item="21.1", field="", title="高龄补贴发放名单", has_persons=has_persons, on=SINCE).range

    line = Prescribed("耕地地力保护补贴 · 补贴结果", "全社会", (WEB,))
    assert found(Prescribed(), has_persons=True) is Range.VILLAGE
    assert found(Prescribed(), has_persons=False) is Range.OPEN
    assert found(line, has_persons=True) is Range.OPEN


def test_the_narrowest_of_law_line_and_step_counts() -> None:
    step = Proposed(Range.ONSITE, "“听证笔录”只供现场查阅。", Citation("土地管理法实施条例", "第28条"))
    assert _floor(Prescribed(AID.name, AID.audience, AID.channels, AID.elements, step), SINCE) == step
    village = Prescribed("耕地地力保护补贴村级公示", "特定群体（本村村民）", (BOARD,))
    found = _floor(village, SINCE, field="涉农补贴")
    assert (found.range, found.reason) == (Range.VILLAGE, "目录里“耕地地力保护补贴村级公示”的公开对象是特定群体（本村村民）。")
