"""Outcomes: each with its articles, its grounds, its row in both forms."""

from __future__ import annotations

import pytest

from mingbai.statute.annual_report.counting import column_of, row_of
from mingbai.statute.annual_report.forms import GROUPS4, ROWS4, form, result_rows
from mingbai.statute.cases.disputes import RESULT_WORDS, DisputeResult
from mingbai.statute.cases.outcomes import Family, Outcome, citations_of, conclusion, law_of, may_give

LAW = """
R1  已主动公开      第36条第一项  granted                  granted
R2  予以公开        第36条第二项  granted                  granted
R3  部分公开        第37条        partial                  partial
R4  国家秘密        第14条        refused_state_secret     refused_state_secret
R5  禁止公开        第14条        refused_forbidden_by_law refused_forbidden_by_law
R6  社会稳定        第14条        refused_three_safeties   refused_three_safeties
R7  商业秘密        第15条        refused_third_party      refused_third_party
R8  个人隐私        第15条        refused_third_party      refused_third_party
R9  内部事务        第16条第一款  refused_internal         refused_internal
R10 过程性          第16条第二款  refused_process          refused_process
R11 行政执法案卷    第16条第二款  refused_enforcement_file refused_enforcement_file
R12 行政查询        第36条第七项  refused_administrative_query refused_administrative_query
R13 不存在          第36条第四项  unavailable_not_held     unavailable_not_held
R14 本机关负责      第36条第五项  unavailable_not_held     unavailable_not_held
R15 加工、分析      第38条        unavailable_needs_creation unavailable_needs_creation
R16 仍不明确        第30条        unavailable_still_unclear unavailable_still_unclear
R17 信访            第39条第一款  declined_petition        declined_petition
R18 重复申请        第36条第六项  declined_repeat          declined_repeat
R19 公开出版物      第39条第二款  declined_publication     declined_publication
R20 数量、频次      第35条        declined_excessive       declined_excessive
R21 重新出具        第36条第六项  declined_confirmation    declined_confirmation
R22 更正            第41条        -                        -
R23 其他            第33条第二款  other                    other_other
P11 逾期不补正      第30条        other                    other_not_corrected
P12 逾期不缴费      第42条        other                    other_fee_unpaid
"""
BY_CODE = {law_of(outcome).code: outcome for outcome in Outcome}


@pytest.mark.parametrize("line", LAW.strip().splitlines(), ids=lambda line: line.split()[0])
def test_each_outcome_has_its_article_and_its_row(line: str) -> None:
    code, name, article, row_2019, row_2021 = line.split()
    outcome = BY_CODE[code]
    assert name in law_of(outcome).name
    assert article in {one.article for one in citations_of(outcome)}
    assert (row_of(outcome, "2019") or "-", row_of(outcome, "2021") or "-") == (row_2019, row_2021)


def test_the_table_has_every_outcome_and_every_row_of_both_forms_has_one() -> None:
    assert set(BY_CODE) == {line.split()[0] for line in LAW.strip().splitlines()}
    for code in ("2019", "2021"):
        assert {row_of(outcome, code) for outcome in Outcome} - {None} == set(result_rows(form(code)))


def test_every_family_has_words_and_an_outcome() -> None:
    assert {law_of(outcome).family for outcome in Outcome} == set(Family)


@pytest.mark.parametrize(
    ("outcome", "grounds", "code"),
    [
        (Outcome.PROCESS, ("16.2",), ""),
        (Outcome.PROCESS, (), "outcome.ground"),
        (Outcome.PROCESS, ("16.1",), "outcome.other_ground"),
        (Outcome.PRIVACY, ("15.2", "15.3"), ""),
        (Outcome.PARTIAL, ("15.1", "16.2"), ""),
        (Outcome.PARTIAL, ("17.1",), "outcome.other_ground"),
        (Outcome.GRANTED, (), ""),
        (Outcome.GRANTED, ("14.1",), "outcome.other_ground"),
        (Outcome.ADMINISTRATIVE_QUERY, (), ""),
    ],
)
def test_a_refusal_names_grounds_that_belong_to_it(outcome: Outcome, grounds: tuple[str, ...], code: str) -> None:
    verdict = may_give(outcome, grounds)
    assert (verdict.code, bool(verdict)) == (code, not code)


def test_the_conclusion_is_in_the_words_of_the_law() -> None:
    assert conclusion(Outcome.PROCESS, ("16.2",)) == (
        "您申请公开的政府信息属于“在履行行政管理职能过程中形成的讨论记录、过程稿、磋商信函、请示报告等过程性信息”，"
        "依照《中华人民共和国政府信息公开条例》第十六条第二款、第三十六条第三项，不予公开。"
    )
    assert conclusion(Outcome.NOT_EXISTING) == (
        "经检索，没有您申请公开的信息，依照《中华人民共和国政府信息公开条例》第三十六条第四项，告知您该政府信息不存在。"
    )
    assert "第十五条、第十六条第二款、第三十六条第二项、第三项、第三十七条" in conclusion(Outcome.PARTIAL, ("15.1", "16.2"))


def test_every_result_of_a_dispute_has_a_column_and_every_column_a_result() -> None:
    columns = {key for key, _ in ROWS4} - {"pending", "total"}
    assert {column_of(result) for result in DisputeResult} == columns
    assert set(RESULT_WORDS) == set(DisputeResult)
    assert column_of(DisputeResult.REQUEST_REJECTED) == "upheld"
    assert column_of(DisputeResult.ORDERED) == "corrected"
    assert len(GROUPS4) == 3
