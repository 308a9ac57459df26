"""The first draft of the six sections reads well with figures and without."""

from __future__ import annotations

import pytest
from zero_report import ORGAN, zero_facts

from mingbai.statute.annual_report.checks import check
from mingbai.statute.annual_report.figures import off, plain, used
from mingbai.statute.annual_report.forms import Value, form_for
from mingbai.statute.annual_report.overall import PLATFORM, gaps
from mingbai.statute.annual_report.wording import default_sections, lead
from mingbai.statute.annual_report.written import Gap, Point, WordingFacts, YearRecords

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
        "召开政务公开工作会议，全年4次。举办政府开放日活动2次",
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


RECORDS = YearRecords(
    group="成立白阳镇政务公开工作领导小组",
    document="根据《镇党委会议决定》，",
    head="镇长陈伯洲",
    deputies=("分管领导李静",),
    has_office=True,
    quarters=frozenset({1, 2, 3, 4}),
    inspected=frozenset({1, 2, 3, 4}),
    topics=("怎样办依申请公开",),
    rules=("主动公开", "依申请公开"),
    fields=("涉农补贴", "社会救助"),
    has_signed_documents=True,
    kept=(Point(PLATFORM, "在政府大楼门口设立公开栏。"),),
    lacking=(Gap(PLATFORM, "设了意见箱没有？", ""),),
)


def facts_with(records: YearRecords, figures: dict[str, Value], level: str = "township") -> WordingFacts:
    of = form_for(2020)
    values: dict[str, Value] = dict.fromkeys(of.cells, 0) | {"publications.total": 0, "entries": 0} | figures
    return WordingFacts(ORGAN, level, 2020, of, values, CHANNELS, telephone="0954-7012783", records=records)


def test_section_one_says_what_is_recorded() -> None:
    facts = facts_with(RECORDS, {**SEED, "activities.trainings": 4})
    said = plain(default_sections(facts)[0])
    for words in (
        "公开较多的领域有涉农补贴、社会救助。",
        "根据《镇党委会议决定》，成立白阳镇政务公开工作领导小组，由镇长陈伯洲任组长，分管领导李静任副组长，并有专人办理日常工作。",
        "每季度都召开政务公开工作会议，全年4次。",
        "开展业务培训4次，内容有怎样办依申请公开。",
        "在政府大楼门口设立公开栏。",
        "全年对村务公开情况督查4次，每季度都有。",
        "建立了主动公开、依申请公开等制度。公文制发时明确公开属性，随文报批。公布联系电话，接受群众监督。",
    ):
        assert words in said
    assert "没有登记" not in said
    assert [gap.asks for gap in gaps(facts)] == ["收到过考核、社会评议的结果没有？收到了照实写。", "设了意见箱没有？"]


def test_section_one_asks_for_what_is_not_recorded() -> None:
    bare = facts_with(YearRecords(quarters=frozenset({2}), group="成立小组", is_accountability_clear=False), {})
    asked = [gap.asks for gap in gaps(bare)]
    assert "第一、三、四季度开过政务公开工作会议没有？" in asked
    assert "有责任追究的情形，写明追究了什么、怎么处理的。" in asked
    said = plain(default_sections(bare)[0])
    assert "（三）政府信息管理。成立小组。" in said
    assert "没有发生责任追究的情形" not in said
    empty = facts_with(YearRecords(), {}, level="department")
    assert "（三）政府信息管理。本年度没有登记这方面的记录。" in default_sections(empty)[0]
    assert len(gaps(empty)) == 7
