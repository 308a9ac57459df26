"""What the guide tells an applicant, by the law of the day."""

from __future__ import annotations

import pytest

from mingbai.statute.disclosure.guide import answers, application_contents, fees, remedies, ways
from statute.workdays.notices import day


def said(on: str, organ: str = "白阳镇人民政府") -> list[str]:
    return [f"{one.text}{one.citation}" for one in remedies(organ, "彭阳县人民政府", "彭阳县人民政府办公室", day(on))]


def test_an_application_contains_three_things_and_no_purpose() -> None:
    found = application_contents()
    assert found[0] == "申请人的姓名或者名称、身份证明、联系方式"
    assert found[1] == "申请公开的政府信息的名称、文号或者便于行政机关查询的其他特征性描述"
    assert found[2] == "申请公开的政府信息的形式要求，包括获取信息的方式、途径"
    assert not any("用途" in one or "需要" in one for one in found)


def test_it_may_be_made_by_word_of_mouth_and_counts_from_the_day_of_confirmation() -> None:
    found = {str(one.citation): one.text for one in ways()}
    assert "口头提出，由工作机构代为填写" in found["条例第29条"]
    assert "双方确认之日" in found["条例第31条第三项"]
    assert "当日和您确认" in found["条例第31条第二项"]


def test_it_is_answered_in_twenty_working_days_or_once_asked_to_be_completed_in_seven() -> None:
    found = {str(one.citation): one.text for one in answers()}
    assert "7个工作日内一次性告知" in found["条例第30条"]
    assert "20个工作日内答复" in found["条例第33条"]
    assert "说明理由" in found["条例第36条、第37条"]


@pytest.mark.parametrize(("on", "is_named"), [("2020-12-31 周四", False), ("2021-01-01 周五", True)])
def test_the_fee_notice_is_named_since_2021(on: str, is_named: bool) -> None:
    assert ("国办函〔2020〕109号" in fees(day(on)).text) is is_named
    assert fees(day(on)).text.startswith("依申请提供政府信息，不收取费用")


@pytest.mark.parametrize(
    ("on", "first", "partly"),
    [
        ("2023-12-31 周日", False, False),
        ("2024-01-01 周一", True, False),
        ("2026-06-30 周二", True, False),
        ("2026-07-01 周三", True, True),
    ],
)
def test_what_is_refused_goes_to_reconsideration_first(on: str, first: bool, partly: bool) -> None:
    found = said(on)
    assert any("应当先申请行政复议" in one for one in found) is first
    assert any("全部或者部分不予公开" in one for one in found) is partly
    assert any("法定期限内不予答复" in one for one in found) is partly
    assert any("15日内" in one for one in found) is first
    assert any("60日内向彭阳县人民政府申请行政复议" in one for one in found)
    assert any(one.endswith("行政复议法第20条" if first else "行政复议法第9条") for one in found)


def test_the_justice_bureau_is_reconsidered_by_either() -> None:
    assert any("彭阳县人民政府或者上一级司法行政部门申请行政复议" in one for one in said("2026-07-01 周三", "彭阳县司法局"))
