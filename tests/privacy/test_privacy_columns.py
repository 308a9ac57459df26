"""A column's header is evidence for digits without a check digit, illnesses, degrees and ages; never against an organ."""

from __future__ import annotations

from datetime import date

import pytest

from mingbai.privacy.columns import Column, column, find_in_cell
from mingbai.privacy.spans import Certainty, DataKind

ON = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("姓名", Column.NAME),
        ("户主姓名", Column.NAME),
        ("户 名", Column.NAME),
        ("身份证号码", Column.RESIDENT_ID),
        ("证件号码", Column.RESIDENT_ID),
        ("残疾证号", Column.RESIDENT_ID),
        ("手机", Column.MOBILE_PHONE),
        ("联系电话", Column.MOBILE_PHONE),
        ("电话", Column.TELEPHONE),
        ("办公电话", Column.OTHER),
        ("监督电话", Column.OTHER),
        ("银行账号", Column.BANK_CARD),
        ("一卡通账号", Column.BANK_CARD),
        ("开户银行", Column.OTHER),
        ("社会保障卡号", Column.SOCIAL_SECURITY_CARD),
        ("家庭住址", Column.ADDRESS),
        ("企业地址", Column.OTHER),
        ("病种", Column.HEALTH),
        ("残疾等级", Column.HEALTH),
        ("残疾人数", Column.OTHER),
        ("出生日期", Column.BIRTH_DATE),
        ("年龄", Column.AGE),
        ("邮箱", Column.EMAIL),
        ("车牌号", Column.PLATE),
        ("家庭年收入", Column.INCOME),
        ("补贴金额（元）", Column.AMOUNT),
        ("所在村", Column.VILLAGE),
        ("序号", Column.SERIAL),
        ("统一社会信用代码", Column.OTHER),
        ("备注", Column.OTHER),
        ("", None),
        ("  ", None),
    ],
)
def test_what_a_header_says(header: str, kind: Column | None) -> None:
    assert column(header) is kind


@pytest.mark.parametrize(
    ("header", "cell", "kind", "value"),
    [
        ("银行账号", "29210101040012345", DataKind.BANK_CARD, "29210101040012345"),
        ("银行账号", "6229 4785 0000 0000 002", DataKind.BANK_CARD, "6229 4785 0000 0000 002"),
        ("身份证号", "640425198503120027", DataKind.RESIDENT_ID, "640425198503120027"),
        ("手机", "１３８９５４１２３４５", DataKind.MOBILE_PHONE, "１３８９５４１２３４５"),
        ("社保卡号", "A12345678", DataKind.SOCIAL_SECURITY_CARD, "A12345678"),
        ("社保卡号", " 123456789 ", DataKind.SOCIAL_SECURITY_CARD, "123456789"),
        ("护照号", "E12345678", DataKind.PASSPORT, "E12345678"),
        ("家庭住址", "姚河村3组", DataKind.HOME_ADDRESS, "姚河村3组"),
        ("病种", "肺炎", DataKind.HEALTH, "肺炎"),
        ("病种", "慢性阻塞性肺病", DataKind.HEALTH, "慢性阻塞性肺病"),
        ("残疾类别", "肢体", DataKind.HEALTH, "肢体"),
        ("残疾等级", "二级", DataKind.HEALTH, "二级"),
        ("残疾等级", "2", DataKind.HEALTH, "2"),
        ("残疾等级", "Ⅱ级", DataKind.HEALTH, "Ⅱ级"),
        ("年龄", "13", DataKind.MINOR, "13"),
        ("年龄", "8.0", DataKind.MINOR, "8"),
        ("出生日期", "2015-06-01", DataKind.MINOR, "2015-06-01"),
    ],
)
def test_a_cell_under_its_header(header: str, cell: str, kind: DataKind, value: str) -> None:
    assert [(one.kind, cell[one.start : one.end]) for one in find_in_cell(header, cell, ON)] == [(kind, value)]


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("项目编号", "29210101040012345"),
        ("统一社会信用代码", "91640425624910023X"),
        ("证件号码", "91640425MA75X1234T"),
        ("联系电话", "0954-7012783"),
        ("联系电话", "138****2345"),
        ("病种", "无"),
        ("致贫原因", "因病"),
        ("健康状况", "健康"),
        ("残疾人数", "2"),
        ("年龄", "14"),
        ("年龄", "45"),
        ("出生日期", "1985-03-12"),
        ("出生日期", "2012-06-01"),
        ("家庭住址", "姚河村"),
        ("企业地址", "兴彭大街12号"),
        ("村组", "姚河村3组"),
        ("身份证号", ""),
        ("", "29210101040012345"),
    ],
)
def test_a_cell_that_says_nothing_personal(header: str, cell: str) -> None:
    assert find_in_cell(header, cell, ON) == ()


def test_a_wrong_check_digit_is_likely_a_right_one_certain() -> None:
    (wrong,) = find_in_cell("身份证号", "640425198503120027")
    (right,) = find_in_cell("身份证号", "640425198503120026")
    assert (wrong.certainty, right.certainty) == (Certainty.LIKELY, Certainty.CERTAIN)
