"""Figures, villages and periods that contradict each other are found; the same thing written in other ways is not."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingbai.reading.passages import FileTable
from mingbai.scanning.agreement import Contradiction, Differs, Said, SheetTotals, differences, sheet
from mingbai.scanning.claims import claims, number

HEADER = ("序号", "姓名", "所在村", "金额（元）")
ROWS = (("1", "马小军", "阳坪村", "3000"), ("2", "李大山", "阳坪村", "2,000"), ("3", "王秀英", "阳坪村", "1500.5"))
VILLAGES = ("阳坪村", "姚河村", "周沟村")


def _list(*rows: tuple[str, ...], header: tuple[str, ...] = HEADER) -> SheetTotals:
    return sheet("名单.xlsx", FileTable("名单", header, rows or ROWS))


def _kinds(found: tuple[Contradiction, ...]) -> list[Differs]:
    return [one.kind for one in found]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("共发放临时救助资金8000元。", "9000元"),
        ("资金合计12.6万元。", "12.4万元"),
        ("全镇共救助二十三户。", "22户"),
        ("累计发放三万二千元。", "３１０００元"),
        ("惠及86人次。", "68人次"),
        ("共救助86户。", "86人次、85户"),
    ],
)
def test_a_total_of_the_text_and_of_an_element_that_differ(first: str, second: str) -> None:
    found = differences([Said("正文", first), Said("要素", second, is_figure=True)], [])
    assert len(found) == 1
    assert (found[0].where1, found[0].where2) == ("正文", "要素")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("共发放临时救助资金126,048元。", "12.6万元"),
        ("全镇共救助二十三户，发放资金三万二千元。", "32,000元，23户"),
        ("共发放资金３２０００元。", "3.2万元"),
        ("资金约13万元。", "12.6万元"),
        ("资金12万余元。", "12.6万元"),
        ("救助标准每人每月600元，共发放8000元。", "8000元"),
        ("项目总投资1200万元，其中中央资金800万元。", "中央资金800万元"),
        ("全镇共有5户，其中一般户3户。", "3户"),
        ("监督电话0954-7012783，彭民发〔2020〕12号。", "8000元"),
        ("本季度没有发放。", "8000元"),
    ],
)
def test_the_same_figure_in_another_form_and_figures_of_other_things(first: str, second: str) -> None:
    assert differences([Said("正文", first), Said("要素", second, is_figure=True)], []) == ()


def test_a_sheet_is_added_up_and_counted() -> None:
    assert differences([Said("正文", "共救助3户，发放资金0.65万元。")], [_list()]) == ()
    assert _kinds(differences([Said("正文", "共救助5户，发放资金8000元。")], [_list()])) == [Differs.AMOUNT, Differs.COUNT]
    (found,) = differences([Said("正文", "共发放资金8000元。")], [_list()])
    assert (found.value1, found.where2, found.value2) == ("8000元", "名单.xlsx", "合计6,500.50元")


def test_two_lists_may_be_meant_each_or_together() -> None:
    lists = [_list(), _list(("1", "海生福", "阳坪村", "1000"), ("2", "杨德海", "阳坪村", "1000"))]
    for words in ("共发放6500.5元。", "共发放2000元。", "共发放8500.5元。"):
        assert differences([Said("正文", words)], lists) == ()


def test_a_line_of_totals_is_no_row_and_has_to_be_right() -> None:
    right, wrong = ("合计", "", "", "6500.5"), ("合计", "", "", "7000")
    assert differences([Said("正文", "共救助3户，发放6500.5元。")], [_list(*ROWS, right)]) == ()
    (found,) = differences([], [_list(*ROWS, wrong)])
    assert (found.value1, found.value2) == ("7,000", "6,500.50")


def test_columns_of_standards_and_areas_are_not_added_up() -> None:
    header = ("序号", "户主", "面积（亩）", "补贴标准（元/亩）", "补贴金额（元）")
    rows = (("1", "马小军", "10", "50", "500"), ("2", "李大山", "20", "50", "1000"))
    assert differences([Said("正文", "共发放补贴资金1500元。")], [_list(*rows, header=header)]) == ()


def test_villages() -> None:
    other = (*ROWS[:2], ("3", "王秀英", "姚河村", "1500.5"))
    (found,) = differences([], [_list(*other)], village="阳坪村", villages=VILLAGES)
    assert (found.kind, found.value1, found.value2) == (Differs.VILLAGE, "阳坪村", "姚河村1行")
    (found,) = differences([Said("标题", "姚河村临时救助情况")], [], village="阳坪村村民委员会", villages=VILLAGES)
    assert found.value2 == "姚河村"
    assert differences([Said("正文", "阳坪村和姚河村")], [_list()], village="阳坪村", villages=VILLAGES) == ()
    assert differences([Said("正文", "姚河村")], [_list(*other)]) == ()


@pytest.mark.parametrize(
    ("first", "second", "differs"),
    [
        ("2020年第四季度救助", "2020年第三季度共救助", True),
        ("2020年第四季度救助", "2020年第4季度共救助", False),
        ("2020年第四季度救助", "7月至9月共救助", True),
        ("2020年第四季度救助", "10月至12月共救助", False),
        ("2020年第四季度救助", "2021年1月5日印发", False),
        ("公示2021年1月5日至1月11日", "2021年1月6日至2021年1月12日", True),
        ("公示2021年1月5日至11日", "2021年1月5日至2021年1月11日", False),
    ],
)
def test_periods(first: str, second: str, differs: bool) -> None:
    assert bool(differences([Said("标题", first), Said("正文", second)], [])) is differs


@given(st.integers(1, 99_999_999))
def test_a_total_agrees_with_itself_however_it_is_written(yuan: int) -> None:
    myriads = f"{Decimal(yuan) / 10_000:.2f}万元"
    assert differences([Said("正文", f"共发放资金{yuan:,}元。"), Said("要素", myriads, is_figure=True)], []) == ()


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("二十三", 23),
        ("十", 10),
        ("一百零五", 105),
        ("三万二千", 32000),
        ("一亿二千万", 120_000_000),
        ("两千", 2000),
        ("1,234.5", "1234.5"),
    ],
)
def test_numbers_in_figures_and_numerals(said: str, value: object) -> None:
    assert number(said) == Decimal(str(value))


def test_a_standard_for_each_is_not_the_whole() -> None:
    assert [one.words for one in claims("每人每月600元，人均1200元") if one.is_whole] == []
