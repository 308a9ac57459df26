"""Homes, illnesses, children and secrecy marks are recognised by the words beside them."""

from __future__ import annotations

from datetime import date

import pytest

from mingbai.privacy.spans import DataKind
from mingbai.privacy.text import find
from mingbai.privacy.words import STANDARD, Words


def _found(kind: DataKind, text: str) -> list[str]:
    return [text[one.start : one.end] for one in find(text, on=date(2026, 6, 1)) if one.kind is kind]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("家庭住址：彭阳县白阳镇姚河村3组12号", "彭阳县白阳镇姚河村3组12号"),
        ("姚河村3组12号", "姚河村3组12号"),
        ("住址：白阳镇姚河村三组12号", "白阳镇姚河村三组12号"),
        ("白阳镇姚河村３组１２号", "白阳镇姚河村３组１２号"),
        ("白阳镇 姚河村 3组 12号", "白阳镇 姚河村 3组 12号"),
        ("现住彭阳县白阳镇悦龙小区5号楼2单元301室", "彭阳县白阳镇悦龙小区5号楼2单元301室"),
        ("户籍地：宁夏彭阳县王洼镇李寨村二组", "宁夏彭阳县王洼镇李寨村二组"),
        ("马某，住白阳镇兴彭大街100号", "白阳镇兴彭大街100号"),
        ("张三家住姚河村3组", "姚河村3组"),
        ("户主马某，白阳镇阳洼村4组", "白阳镇阳洼村4组"),
        ("居住地：兴彭大街533号3单元501", "兴彭大街533号3单元501"),
        ("彭阳县怡馨家园12栋1单元502", "彭阳县怡馨家园12栋1单元502"),
        ("通讯地址：彭阳县南湖小区3-2-501", "彭阳县南湖小区3-2-501"),
        ("身份证住址 宁夏彭阳县古城镇任河村下庄组46号", "宁夏彭阳县古城镇任河村下庄组46号"),
        ("家住新集乡下马洼村大湾组", "新集乡下马洼村大湾组"),
        ("现居住于白阳镇茹河北街8号院", "白阳镇茹河北街8号院"),
        ("住所：双磨村三队15号", "双磨村三队15号"),
    ],
)
def test_a_home_down_to_group_or_house(text: str, address: str) -> None:
    assert _found(DataKind.HOME_ADDRESS, text) == [address]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("马某，患恶性肿瘤", "恶性肿瘤"),
        ("张三患有精神分裂症", "精神分裂症"),
        ("李某某 尿毒症", "尿毒症"),
        ("马某某 肺癌晚期", "肺癌"),
        ("马某：艾滋病", "艾滋病"),
        ("马小军，男，45岁，肢体残疾二级", "肢体残疾二级"),
        ("王某，肢体二级残疾", "肢体二级"),
        ("马某某（一级残疾）", "一级残疾"),
        ("马某残疾等级为二级", "残疾等级为二级"),
        ("姓名：马某 残疾等级：二级", "残疾等级：二级"),
        ("户主李某，视力一级", "视力一级"),
        ("患者张三，诊断为白血病", "白血病"),
        ("其妻患尿毒症", "尿毒症"),
        ("杨某患重症肌无力", "重症肌无力"),
        ("因患肺癌，申请人马某", "肺癌"),
        ("救助对象马某，患胃癌", "胃癌"),
        ("低保户马某某，因患尿毒症纳入低保", "尿毒症"),
        ("马某某因病（脑梗塞）致贫", "脑梗塞"),
        ("病种：尿毒症", "尿毒症"),
    ],
)
def test_an_illness_or_disability_of_a_person(text: str, said: str) -> None:
    found = _found(DataKind.HEALTH, text)
    assert len(found) == 1
    assert said in found[0] or found[0] in said


@pytest.mark.parametrize(
    "text",
    [
        "张某，8岁",
        "李小明（9岁）",
        "王某某，男，2岁",
        "马某 十岁",
        "马某，十三岁",
        "年龄：12",
        "学生李某，13周岁",
        "其子马小军，6岁",
    ],
)
def test_a_child_by_the_stated_age(text: str) -> None:
    assert len(_found(DataKind.MINOR, text)) == 1


@pytest.mark.parametrize("text", ["张某，14岁", "马某 十四岁", "年龄：45", "马某某，男，38岁"])
def test_fourteen_or_older_is_not_a_child(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize("address", ["zhangsan@163.com", "12345678@qq.com", "MA.xiao-jun@126.com", "ａ＠１６３．ｃｏｍ"])
def test_mail_of_a_person(address: str) -> None:
    assert _found(DataKind.EMAIL, f"联系{address}。") == [address]


@pytest.mark.parametrize(
    "plate", ["宁A·12345", "宁A12345", "宁D·D12345", "宁DF12345", "宁A 12345", "京A·1234警", "宁Ａ・１２３４５", "粤Z1234港"]
)
def test_plates(plate: str) -> None:
    assert _found(DataKind.VEHICLE_PLATE, f"车辆{plate}停放") == [plate]


@pytest.mark.parametrize(
    "mark",
    [
        "秘密★1年",
        "机密★",
        "绝密★长期",
        "秘密☆3年",
        "机 密★5年",
        "秘密\u3000★\u30001年",
        "机密",
        "秘 密",
        "【机密】",
        "※机密※",
        "绝密文件 阅后收回",
        "秘密级文件",
        "密级：秘密",
        "内部资料 注意保存",
        "内部资料，不得外传",
        "（内部资料）",
        "内部参考",
        "【内部】",
        "内部文件，请妥善保管",
        "请勿外传",
        "不得外传",
        "注意保密",
        "仅供内部使用",
    ],
)
def test_marks_of_secrecy(mark: str) -> None:
    assert _found(DataKind.STATE_SECRET_MARK, f"附件\n{mark}\n彭阳县") != []


def test_the_words_of_a_county_replace_and_add() -> None:
    words = Words(sensitive=("上访户",), marks=("（阅后收回）",))
    text = "上访户名单（阅后收回）"
    assert [(one.kind, text[one.start : one.end]) for one in find(text, words)] == [
        (DataKind.SENSITIVE_WORD, "上访户"),
        (DataKind.STATE_SECRET_MARK, "（阅后收回）"),
    ]
    assert find(text, STANDARD) == ()
    assert [one.kind for one in find(text, STANDARD.plus(sensitive=("名单",)))] == [DataKind.SENSITIVE_WORD]
