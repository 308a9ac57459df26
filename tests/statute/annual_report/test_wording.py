"""The first draft of the six sections reads well with figures and without."""

from __future__ import annotations

import pytest
from zero_report import ORGAN, zero_facts

from mingbai.statute.annual_report.checks import check
from mingbai.statute.annual_report.figures import off, plain, used
from mingbai.statute.annual_report.forms import Value, form_for
from mingbai.statute.annual_report.wording import WordingFacts, default_sections, lead

CHANNELS = (("website", "政府网站"), ("wechat", "微信公众号"), ("weibo", "微博"), ("platform_331", "“331”监管平台"))
SEED: dict[str, Value] = {
    "publications.website": 54,
    "publications.wechat": 294,
    "publications.weibo": 1023,
    "publications.platform_331": 1969,
    "publications.total": 3340,
    "entries": 2100,
    "2.procurement.projects": 1,
    "2.procurement.amount_yuan": 54369,
    "activities.open_days": 2,
    "activities.work_meetings": 4,
    "activities.trainings": 0,
    "activities.village_inspections": 4,
}


def sections(year: int, figures: dict[str, Value], level: str = "township", **contact: str) -> tuple[str, ...]:
    of = form_for(year)
    values: dict[str, Value] = dict.fromkeys(of.cells, 0) | {"publications.total": 0, "entries": 0} | figures
    texts = default_sections(WordingFacts(ORGAN, level, year, of, values, CHANNELS, **contact))
    assert all(off(text, values) == () for text in texts)
    return tuple(plain(text) for text in texts)


def test_the_seed_case_is_described_with_its_figures() -> None:
    overall = sections(2020, SEED)[0]
    for words in (
        "共公开各类信息3,340条",
        "政府网站54条，微信公众号294条，微博1,023条，“331”监管平台1,969条",
        "政府集中采购1次，采购总金额为54,369元",
        "召开政务公开工作会议4次，举办政府开放日活动2次",
        "村务公开情况督查4次",
        "没有收到政府信息公开申请，新收0件",
    ):
        assert words in overall
    assert "开展业务培训" not in overall


def test_a_year_without_anything_says_so() -> None:
    overall, _, received, disputes, problems, _ = sections(2020, {})
    assert "没有公开信息的记录，共0条" in overall
    assert "没有开展政府集中采购，采购项目0个" in overall
    assert received.startswith("本年度没有收到政府信息公开申请")
    assert disputes.startswith("本年度没有因政府信息公开发生行政复议、行政诉讼")
    assert "主动公开的信息少" in problems


def test_applications_and_disputes_are_described_by_result() -> None:
    figures: dict[str, Value] = {
        "3.new.total": 3,
        "3.carried_in.total": 1,
        "3.granted.total": 2,
        "3.other_not_corrected.total": 1,
        "3.total.total": 3,
        "3.carried_out.total": 1,
        "4.review.total": 2,
        "4.review.upheld": 1,
        "4.review.pending": 1,
        "publications.total": 5,
        "publications.website": 5,
        "entries": 5,
    }
    _, _, received, disputes, problems, _ = sections(2023, figures)
    assert "新收政府信息公开申请3件，上年结转1件，办理完毕3件，结转下年度继续办理1件" in received
    assert "予以公开2件，其他处理（申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请）1件" in received
    assert "行政复议2件" in disputes
    assert "行政复议结果维持1件，行政复议尚未审结1件" in disputes
    assert "主动公开的信息少" not in problems


def test_an_open_application_from_last_year_is_described_without_results() -> None:
    received = sections(2023, {"3.carried_in.total": 1, "3.carried_out.total": 1})[2]
    assert "上年结转1件" in received
    assert "办理结果为" not in received


def test_only_a_government_reports_the_three_results() -> None:
    assert "责任追究方面" in sections(2023, {})[0]
    assert "责任追究方面" not in sections(2023, {}, level="department")[0]


def test_the_form_of_2021_has_no_procurement() -> None:
    assert "采购" not in sections(2023, {})[0]


def test_the_last_section_says_where_to_read_and_whom_to_ask() -> None:
    last = sections(2020, {}, site_name="彭阳县政务公开", office="综合办公室", address="兴彭大街533号", telephone="0954-7012783")[
        5
    ]
    assert "没有收取信息处理费" in last
    assert "“彭阳县政务公开”政府信息公开专栏" in last
    assert "请与综合办公室联系（地址：兴彭大街533号，电话：0954-7012783）" in last


def test_the_lead_names_the_form_and_the_period() -> None:
    words = lead(ORGAN, 2020, form_for(2020))
    assert "国办公开办函〔2019〕60号" in words
    assert "2020年1月1日至2020年12月31日" in words


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2025])
@pytest.mark.parametrize("level", ["township", "department", "county"])
def test_a_zero_report_as_drafted_has_no_finding(year: int, level: str) -> None:
    facts = zero_facts(year, organ_level=level)
    assert used(facts.sections[0])
    assert check(facts) == ()
