"""Checks of the text: what must be said, and nothing that contradicts the tables."""

from __future__ import annotations

import pytest
from zero_report import ORGAN, with_text, zero_facts

from mingbai.statute.annual_report.checks import ReportFacts, check
from mingbai.statute.annual_report.checks.text import similarity
from mingbai.statute.annual_report.findings import Finding, Severity
from mingbai.statute.annual_report.forms import Value

TOPICS = "（一）主动公开。有。（二）依申请公开。有。（三）政府信息管理。有。（四）平台建设。有。（五）监督保障。"
RESULTS = "考核结果：没有。社会评议结果：没有。责任追究：没有。"


def found(facts: ReportFacts, code: str) -> list[Finding]:
    return [finding for finding in check(facts) if finding.code == code]


def said(number: int, text: str, code: str, year: int = 2022, changes: dict[str, Value] | None = None) -> list[Finding]:
    facts = zero_facts(year, changes)
    return found(zero_facts(year, changes, sections=with_text(facts, number, text)), code)


def test_section_one_speaks_of_five_topics_and_a_government_of_three_results() -> None:
    assert said(1, TOPICS + RESULTS, "missing_topic") == []
    lacking = said(1, TOPICS, "missing_topic")
    assert [f.text for f in lacking] == ["第一部分没有写工作考核、社会评议、责任追究结果"]
    assert str(lacking[0].citation) == "条例第50条第四项"
    both = said(1, "今年做了很多工作。", "missing_topic")
    assert next(f.text for f in both) == "第一部分没有写主动公开、依申请公开、政府信息管理、平台建设、监督保障"
    assert len({f.key for f in both}) == 2


def test_a_department_need_not_report_the_three_results() -> None:
    facts = zero_facts(2022)
    assert found(zero_facts(2022, organ_level="department", sections=with_text(facts, 1, TOPICS)), "missing_topic") == []


def test_a_figure_that_moved_is_found_once_a_section() -> None:
    facts = zero_facts(2020)
    moved = zero_facts(2020, figures=dict(facts.figures) | {"publications.total": 3340})
    one = found(moved, "text_figure")
    assert [(f.section, f.cells) for f in one] == [(1, ("publications.total",))]
    assert one[0].text == "正文写的是0，“公开条数或活动次数”现在是3,340"
    gone = zero_facts(2020, figures={k: v for k, v in facts.figures.items() if k != "publications.total"})
    assert "没有这个数" in found(gone, "text_figure")[0].text
    twice = with_text(facts, 2, "共{{entries|5}}条，共{{entries|5}}条。")
    assert len(found(zero_facts(2020, sections=twice), "text_figure")) == 1


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("本年新收申请3件。", False),
        ("本年新收政府信息公开申请4件。", True),
        ("全年收到公开申请3件。", False),
        ("全年收到政府信息公开申请4件。", False),  # new and carried in
        ("全年收到政府信息公开申请5件。", True),
        ("结转下年度继续办理1件。", False),
        ("结转下年度2件。", True),
        ("本年度没有收到政府信息公开申请。", True),
        ("本年度未收到申请。", True),
        ("没有收到投诉。", False),
        ("本年度没有受理政府信息公开申请。", True),
        ("全年共收到申请3件。", False),
        ("全年共收到申请5件。", True),
        ("受理政府信息公开申请4件。", False),
        ("受理政府信息公开申请5件。", True),
        ("收到申请三件。", False),
        ("收到申请十二件。", True),
        ("共受理了申请。收到五件政府信息公开申请。", True),
        ("收到4件政府信息公开申请。", False),
        ("新收到申请二十份。", True),
        ("收到依申请公开三件。", False),
        ("收到依申请公开1,003件。", True),
        ("收到行政复议申请九件。", False),
        ("受理信访申请8件。", False),
    ],
)
def test_numbers_typed_by_hand_agree_with_table_three(text: str, is_wrong: bool) -> None:
    changes: dict[str, Value] = {}
    for row, value in {"new": 3, "carried_in": 1, "granted": 3, "total": 3, "carried_out": 1}.items():
        changes |= {f"3.{row}.natural": value, f"3.{row}.total": value}
    assert bool(said(3, text, "text_figure", 2022, changes)) is is_wrong


def test_saying_that_no_applications_came_is_right_when_none_came() -> None:
    assert said(3, "本年度没有收到政府信息公开申请。", "text_figure") == []


@pytest.mark.parametrize(
    ("year", "text", "count"), [(2022, "没有收取信息处理费。", 0), (2022, "没有其他事项。", 1), (2020, "没有其他事项。", 0)]
)
def test_section_six_states_the_fees_from_2021_on(year: int, text: str, count: int) -> None:
    assert len(said(6, text, "fee_text", year)) == count


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("发出收费通知1份，信息处理费未缴。", False),
        ("没有收取信息处理费。", True),
        ("信息处理费380元。", True),
    ],
)
def test_an_unpaid_fee_needs_its_notice(text: str, is_wrong: bool) -> None:
    changes: dict[str, Value] = {}
    for row in ("new", "other_fee_unpaid", "total"):
        changes |= {f"3.{row}.natural": 1, f"3.{row}.total": 1}
    assert bool(said(6, text, "fee_text", 2022, changes)) is is_wrong


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("2022年，做了工作。", False),
        ("问题和改进措施。2023年，将加强培训。", False),
        ("2021年，做了工作。", True),
        ("2021年度公开信息多。", True),
        ("依据2019年修订的条例。", False),
        ("条例2019年修订。", False),
    ],
)
def test_the_text_speaks_of_its_year(text: str, is_wrong: bool) -> None:
    assert bool(said(2, text, "wrong_year")) is is_wrong


@pytest.mark.parametrize(
    ("year", "text", "is_wrong"),
    [
        (2019, "《宁夏回族自治区实施〈中华人民共和国政府信息公开条例〉办法》", True),
        (2022, "《宁夏回族自治区实施〈政府信息公开条例〉办法》", True),
        (2022, "《宁夏回族自治区政府信息公开申请办理规范》", False),
        (2020, "国办公开办函〔2019〕60号", False),
        (2021, "国办公开办函〔2019〕60号", True),
        (2024, "法释〔2011〕17号", False),
        (2025, "法释〔2011〕17号", True),
        (2024, "《最高人民法院关于审理政府信息公开行政案件若干问题的规定》", False),
        (2025, "《最高人民法院关于审理政府信息公开行政案件若干问题的规定》", True),
        (2025, "《最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释》", False),
        (2019, "《中华人民共和国政府信息公开条例》（国务院令第492号）", True),
        (2019, "按照国令492号", True),
        (2019, "《中华人民共和国政府信息公开条例》（国务院令第711号）", False),
        (2021, "《环境噪声污染防治法》", False),
        (2022, "《环境噪声污染防治法》", True),
        (2019, "《疫苗流通和预防接种管理条例》", False),
        (2020, "《疫苗流通和预防接种管理条例》", True),
        (2025, "《环境保护法》", False),
        (2026, "《环境保护法》", True),
    ],
)
def test_no_rule_is_cited_after_its_end(year: int, text: str, is_wrong: bool) -> None:
    assert bool(said(2, text, "repealed_basis", year)) is is_wrong


def test_what_to_cite_instead_of_an_ended_rule_is_named() -> None:
    (one,) = said(2, "依据《环境噪声污染防治法》公开。", "repealed_basis", 2026)
    assert one.text == "《环境噪声污染防治法》2022年6月5日起不再适用"
    assert one.remedy == "改引《生态环境法典》，或者删去。"


@pytest.mark.parametrize(
    ("text", "is_wrong"), [("收到申请××件。", True), ("待填", True), ("金额____元", True), ("3×4米。", False), ("没有。", False)]
)
def test_marks_of_an_unfinished_text_are_found(text: str, is_wrong: bool) -> None:
    assert bool(said(2, text, "placeholder")) is is_wrong


@pytest.mark.parametrize(
    ("text", "is_wrong"), [("问题是人少，改进措施是培训。", False), ("工作很好。", True), ("问题是人少。", True)]
)
def test_section_five_names_a_problem_and_a_measure(text: str, is_wrong: bool) -> None:
    assert bool(said(5, text, "placeholder")) is is_wrong


def test_an_empty_section_is_missing_and_nothing_else() -> None:
    facts = zero_facts(2022)
    missing = found(zero_facts(2022, sections=with_text(facts, 5, " \n")), "missing_section")
    assert [(f.section, f.severity) for f in missing] == [(5, Severity.ERROR)]
    assert said(5, "", "placeholder") == []
    assert [f.section for f in found(zero_facts(2022, sections=facts.sections[:5]), "missing_section")] == [6]


def test_titles_and_their_order_are_those_of_the_form() -> None:
    facts = zero_facts(2022)
    titles = facts.section_titles
    swapped = (titles[1], titles[0], *titles[2:])
    assert len(found(zero_facts(2022, section_titles=swapped), "section_order")) == 1
    of_the_article = (*titles[:4], "五、政府信息公开工作存在的主要问题及改进情况", titles[5])
    assert found(zero_facts(2022, section_titles=of_the_article), "section_title") == []
    assert found(zero_facts(2022, section_titles=of_the_article), "section_order") == []
    moved = (*titles[:3], of_the_article[4], titles[3], titles[5])
    assert len(found(zero_facts(2022, section_titles=moved), "section_order")) == 1
    other = (*titles[:4], "五、存在的问题", titles[5], "七、附件")
    wrong = found(zero_facts(2022, section_titles=other), "section_title")
    assert [f.section for f in wrong] == [5, 7]
    assert wrong[0].remedy == "改成“五、存在的主要问题及改进情况”。"


def test_last_years_text_may_not_be_repeated() -> None:
    facts = zero_facts(2022)
    before = tuple(text.replace("2022", "2021") for text in facts.sections)
    again = found(zero_facts(2022, previous_sections=before), "copied_from_last_year")
    assert [f.section for f in again] == [1, 5]
    fresh = ("另一种写法" * 40, *before[1:4], "今年的问题和上年不同，" * 10, before[5])
    assert found(zero_facts(2022, previous_sections=fresh), "copied_from_last_year") == []
    assert found(zero_facts(2022, previous_sections=before[:3]), "copied_from_last_year")[0].section == 1


def test_short_texts_may_be_alike() -> None:
    text = "问题：人少。改进措施：培训。"
    facts = zero_facts(2022)
    before = (*with_text(facts, 1, "另一种写法" * 40)[:4], text, "")
    assert found(zero_facts(2022, sections=with_text(facts, 5, text), previous_sections=before), "copied_from_last_year") == []


def test_similarity_runs_from_nothing_to_the_same() -> None:
    assert similarity("甲乙丙丁戊己庚", "甲乙丙丁戊己庚") == 1
    assert similarity("甲乙丙丁戊己", "子丑寅卯辰巳") == 0
    assert similarity("短", "短") == 1
    assert ORGAN in zero_facts(2022).sections[0]
