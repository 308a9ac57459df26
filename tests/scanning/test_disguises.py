"""Values as people write them, and what looks like them and is none, one by one through the whole scan."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from mingbai.privacy.spans import Kind
from mingbai.scanning.mask import mask
from mingbai.scanning.scan import scan
from scanning.corpus.values import resident_id

ON = date(2021, 6, 1)
VALUES = [
    ("身份证:642226 19900101 2334", Kind.RESIDENT_ID),
    ("６４２２２６１９９００１０１２３３４", Kind.RESIDENT_ID),
    ("642226-19900101-2334", Kind.RESIDENT_ID),
    ("640423800101123 身份证", Kind.RESIDENT_ID),
    ("电话 139 9541 2683", Kind.MOBILE_PHONE),
    ("+86 13995412683", Kind.MOBILE_PHONE),
    ("手机：139-9541-2683", Kind.MOBILE_PHONE),
    ("１３９９５４１２６８３", Kind.MOBILE_PHONE),
    ("卡号 6228 4804 0256 4890 018", Kind.BANK_CARD),
    ("6228480402564890018", Kind.BANK_CARD),
    ("社会保障号码：642226199001012334", Kind.RESIDENT_ID),
    ("社保卡号 A12345678", Kind.SOCIAL_SECURITY_CARD),
    ("护照 E12345678", Kind.PASSPORT),
    ("护照号码：EA1234567", Kind.PASSPORT),
    ("住址：宁夏彭阳县古城镇任河村二组45号", Kind.HOME_ADDRESS),
    ("家住彭阳县白阳镇南门小区5号楼3单元201室", Kind.HOME_ADDRESS),
    ("户籍地址 彭阳县王洼镇李寨村3组", Kind.HOME_ADDRESS),
    ("患者王某某，确诊为肺癌晚期", Kind.HEALTH),
    ("张三，肢体残疾三级", Kind.HEALTH),
    ("残疾等级：一级", Kind.HEALTH),
    ("王小明（男，9岁）", Kind.MINOR),
    ("李小红，2015年3月出生，6岁", Kind.MINOR),
    ("邮箱 abc_def@163.com", Kind.EMAIL),
    ("车牌：宁D·A1234", Kind.VEHICLE_PLATE),
    ("宁D12345D", Kind.VEHICLE_PLATE),
    ("宁DD12345", Kind.VEHICLE_PLATE),
    ("秘密★", Kind.STATE_SECRET_MARK),
    ("机密", Kind.STATE_SECRET_MARK),
    ("绝密★3年", Kind.STATE_SECRET_MARK),
    ("内部资料，不得外传", Kind.STATE_SECRET_MARK),
    ("内部资料 注意保存", Kind.STATE_SECRET_MARK),
    ("仅供内部参考", Kind.STATE_SECRET_MARK),
    ("不得外传", Kind.STATE_SECRET_MARK),
]
NONE = [
    "0954-7012783",
    "白阳镇人民政府地址：彭阳县白阳镇兴彭大街88号",
    "彭阳县政务大厅（彭阳县白阳镇友谊路12号3楼）",
    "统一社会信用代码 11642226010190001X",
    "宁政办发〔2020〕12号",
    "金额 12,345,678,901.00元",
    "2021年3月5日",
    "项目编号 642226202103051234",
    "残疾人两项补贴发放人数：肢体残疾三级120人",
    "6-14岁儿童",
    "0951-6363999 投诉电话12345",
    "邮箱：pyxzf@nx.gov.cn",
    "机密级、秘密级文件的管理规定",
    "保守国家秘密法",
    "第13995412683号",
    "QQ群：139954126",
    "银行 95588",
    "邮政编码 756500",
    "预算数 13912345678 决算数 13812345678",
    "13912345678元",
    "合同编号：6228480402564890018",
    "订单号202103051234567890",
    "ISBN 9787302123456",
    "彭阳县白阳镇崾岘村村委会",
    "地址：彭阳县城关小学（彭阳县南大街3号）",
    "彭阳县白阳镇南门社区居委会，地址：南门街12号",
    "6422261990010123349",
    "不动产单元号 640425001001GB00001F00010001",
    "组织机构代码 01019000-1",
    "纳税人识别号 91640425MA7xxxx12",
]


@pytest.mark.parametrize(("line", "kind"), VALUES)
def test_a_value_is_found_however_it_is_written(line: str, kind: Kind) -> None:
    data = f"公告\n{line}\n".encode()
    found = scan("a.txt", data, on=ON)
    assert [(one.kind, one.where) for one in found] == [(kind, "第2行")]
    _, masked = mask("a.txt", data, on=ON)
    assert scan("a.txt", masked, on=ON) == ()


@pytest.mark.parametrize("line", NONE)
def test_what_only_looks_like_a_value_is_not_reported(line: str) -> None:
    assert scan("a.txt", f"公告\n{line}\n".encode(), on=ON) == ()


@pytest.mark.parametrize(("born", "is_minor"), [("20070601", False), ("20070602", True), ("20150305", True), ("19900101", False)])
def test_a_resident_number_tells_a_minor_by_the_day(born: str, is_minor: bool) -> None:
    number = resident_id(Random(1), born=born)
    kinds = [one.kind for one in scan("a.txt", f"身份证号{number}".encode(), on=ON)]
    assert kinds == [Kind.RESIDENT_ID] + [Kind.MINOR] * is_minor


def test_the_heading_above_a_cell_of_a_web_page_is_evidence() -> None:
    rows = "<tr><th>姓名</th><th>银行卡号</th></tr><tr><td>李四</td><td>6222021234567890</td></tr>"
    page = f"<html><body><table>{rows}</table></body></html>".encode()
    assert [(one.kind, one.column) for one in scan("a.html", page)] == [(Kind.BANK_CARD, "银行卡号")]
    _, masked = mask("a.html", page)
    assert "李四" in masked.decode()
    assert scan("a.html", masked) == ()


def test_a_number_below_a_line_of_latin_letters_is_found() -> None:
    assert [one.kind for one in scan("a.txt", b"other\n13995412683\n")] == [Kind.MOBILE_PHONE]
    assert [one.where for one in scan("a.html", b"<p>other<br>13995412683</p>")] == ["第1段"]
