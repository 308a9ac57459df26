"""Values as people write them, and harmless look-alikes, one by one through the whole scan."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from mingbai.privacy.spans import DataKind
from mingbai.reading.passages import FileContent, Passage
from mingbai.scanning.cells import squares
from scanning.corpus.values import resident_id
from scanning.scanned import mask, scan

ON = date(2021, 6, 1)
VALUES = [
    ("身份证:642226 19900101 2334", DataKind.RESIDENT_ID),
    ("６４２２２６１９９００１０１２３３４", DataKind.RESIDENT_ID),
    ("642226-19900101-2334", DataKind.RESIDENT_ID),
    *(("证件" + apart.join("642226199001012334"), DataKind.RESIDENT_ID) for apart in ("、", "，", "\t", " | ", "*", ")(")),
    ("6四2226199００1〇12334", DataKind.RESIDENT_ID),
    ("٦٤٢٢٢٦١٩٩٠٠١٠١٢٣٣٤", DataKind.RESIDENT_ID),
    ("⑥④②②②⑥①⑨⑨⓪⓪①⓪①②③③④", DataKind.RESIDENT_ID),
    ("".join(f"{digit}\ufe0f\u20e3" for digit in "642226199001012334"), DataKind.RESIDENT_ID),
    ("".join(f"{digit}\u0332" for digit in "642226199001012334"), DataKind.RESIDENT_ID),
    ("⒈⒊⒐⒐⒌⒋⒈⒉⒍⒏⒊", DataKind.MOBILE_PHONE),
    ("❶❸❾❾❺❹❶❷❻❽❸", DataKind.MOBILE_PHONE),
    ("640423800101123 身份证", DataKind.RESIDENT_ID),
    ("电话 139 9541 2683", DataKind.MOBILE_PHONE),
    ("+86 13995412683", DataKind.MOBILE_PHONE),
    ("手机：139-9541-2683", DataKind.MOBILE_PHONE),
    ("１３９９５４１２６８３", DataKind.MOBILE_PHONE),
    ("卡号 6228 4804 0256 4890 018", DataKind.BANK_CARD),
    ("6228480402564890018", DataKind.BANK_CARD),
    ("社会保障号码：642226199001012334", DataKind.RESIDENT_ID),
    ("社保卡号 A12345678", DataKind.SOCIAL_SECURITY_CARD),
    ("护照 E12345678", DataKind.PASSPORT),
    ("护照号码：EA1234567", DataKind.PASSPORT),
    ("住址：宁夏彭阳县古城镇任河村二组45号", DataKind.HOME_ADDRESS),
    ("家住彭阳县白阳镇南门小区5号楼3单元201室", DataKind.HOME_ADDRESS),
    ("户籍地址 彭阳县王洼镇李寨村3组", DataKind.HOME_ADDRESS),
    ("患者王某某，确诊为肺癌晚期", DataKind.HEALTH),
    ("张三，肢体残疾三级", DataKind.HEALTH),
    ("残疾等级：一级", DataKind.HEALTH),
    ("王小明（男，9岁）", DataKind.MINOR),
    ("李小红，2015年3月出生，6岁", DataKind.MINOR),
    ("邮箱 abc_def@163.com", DataKind.EMAIL),
    ("车牌：宁D·A1234", DataKind.VEHICLE_PLATE),
    ("宁D12345D", DataKind.VEHICLE_PLATE),
    ("宁DD12345", DataKind.VEHICLE_PLATE),
    ("秘密★", DataKind.STATE_SECRET_MARK),
    ("机密", DataKind.STATE_SECRET_MARK),
    ("绝密★3年", DataKind.STATE_SECRET_MARK),
    ("内部资料，不得外传", DataKind.STATE_SECRET_MARK),
    ("内部资料 注意保存", DataKind.STATE_SECRET_MARK),
    ("仅供内部参考", DataKind.STATE_SECRET_MARK),
    ("不得外传", DataKind.STATE_SECRET_MARK),
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

MORE_VALUES = [
    "持卡人6217 0036 6001 2345 678",
    "银行账户：6228480402564890018（农行）",
    "打卡账号622848-0402-5648-90018",
    "公民身份号码：６４２２２６－１９９００１０１－２３３４",
    "身份证号：642226 1990 0101 2334",
    "身份证号:64222619900101233 4",
    "电话：１３９－９５４１－２６８３",
    "手机号：0086-13995412683",
    "电话(139)95412683",
    "13995412683/0954-7012783",
    "139 95412683",
    "139.9541.2683",
    "联系人：王某 13995412683",
    "王建国13995412683",
    "微信13995412683",
    "残疾证号64222619900101233442",
    "持证人残疾证号：64222619900101233442",
    "社保卡号：642226199001012334",
    "社会保障卡卡号A01234567",
    "护照：G12345678",
    "因公护照号PE1234567",
    "港澳通行证C12345678",
    "家庭住址：白阳镇南街社区3号楼2单元301",
    "现住彭阳县红河镇红河村下河组23号",
    "住彭阳县白阳镇崾岘村3组",
    "马秀兰，家住崾岘村五组",
    "马秀兰，女，汉族，住宁夏彭阳县孟塬乡草滩村二队17号",
    "患者李某，诊断：肺结核",
    "王某某，男，精神残疾二级",
    "李某某患有艾滋病",
    "残疾人马某，视力一级",
    "马小明，6岁，学生",
    "幼儿王小小（4岁）",
    "zhang.san+1@gmail.com",
    "user@vip.qq.com",
    "车号宁D8A123",
    "京A·12345",
    "机密★10年",
    "密级：秘密",
    "【内部资料】",
    "内部文件 严禁外传",
    "绝密",
    "（内部使用）",
    "此件不得对外公开",
]
MORE_NONE = [
    "彭阳县白阳镇2021年低保对象公示：姓名 张某某 村组 崾岘村 金额 300元",
    "本年度受理信息公开申请12件",
    "0951-12345678901",
    "投诉电话：0954-7015678转8001",
    "电话：7012783",
    "固原市彭阳县兴彭大街行政中心3号楼5楼512室",
    "彭阳县茹河街12号彭阳县自然资源局",
    "交通事故车辆统计：小型汽车1234辆",
    "联系邮箱：pyzwgk@163.com",
    "政务邮箱：pengyang@126.com",
    "资金文号：宁财（社）指标〔2021〕123号",
    "总人口253,456人",
    "病床位120张，患者满意度98%",
    "患高血压的老年人应定期体检",
    "14岁以下儿童免费",
    "未满14周岁的未成年人",
    "残疾等级为一级、二级的重度残疾人",
    "1990年1月1日至2021年3月31日",
    "20210315123456789012",
    "开户行：中国农业银行彭阳县支行，账号：29450101040001234，户名：彭阳县财政局",
    "9787503789892",
    "GB/T 32617-2016",
    "X0123456789",
    "坐标106.638412,35.850123",
    "中标金额：13812345678.00元",
    "工程量清单编码：010101001001",
    "电表号 139954126831",
    "药品批准文号：国药准字H20123456",
    "保密工作会议",
    "涉及国家秘密、商业秘密的除外",
    "内部审计报告",
    "内部管理规定",
    "秘密级会议",
    "绝密文件管理",
    "彭阳县第一中学（南门大街1号）",
    "白阳镇崾岘村村道硬化工程（三组至五组）",
    "崾岘村三组道路",
    "阳洼村二组45户农户",
    "供水工程涉及一组12号井",
]


@pytest.mark.parametrize(("line", "kind"), VALUES)
def test_a_value_is_found_however_it_is_written(line: str, kind: DataKind) -> None:
    data = f"公告\n{line}\n".encode()
    found = scan("a.txt", data, on=ON)
    assert [(one.kind, one.where) for one in found] == [(kind, "第2行")]
    _, masked = mask("a.txt", data, on=ON)
    assert scan("a.txt", masked, on=ON) == ()


@pytest.mark.parametrize("line", MORE_VALUES)
def test_more_ways_to_write_a_value(line: str) -> None:
    data = f"公示\n{line}\n".encode()
    assert {one.where for one in scan("a.txt", data, on=ON)} == {"第2行"}
    _, masked = mask("a.txt", data, on=ON)
    assert scan("a.txt", masked, on=ON) == ()


@pytest.mark.parametrize("line", [*NONE, *MORE_NONE])
def test_what_only_looks_like_a_value_is_not_reported(line: str) -> None:
    assert scan("a.txt", f"公告\n{line}\n".encode(), on=ON) == ()


@pytest.mark.parametrize(("born", "is_minor"), [("20070601", False), ("20070602", True), ("20150305", True), ("19900101", False)])
def test_a_resident_number_tells_a_minor_by_the_day(born: str, is_minor: bool) -> None:
    number = resident_id(Random(1), born=born)
    kinds = [one.kind for one in scan("a.txt", f"身份证号{number}".encode(), on=ON)]
    assert kinds == [DataKind.RESIDENT_ID] + [DataKind.MINOR] * is_minor


def test_the_heading_above_a_cell_of_a_web_page_is_evidence() -> None:
    rows = "<tr><th>姓名</th><th>银行卡号</th></tr><tr><td>李四</td><td>6222021234567890</td></tr>"
    page = f"<html><body><table>{rows}</table></body></html>".encode()
    assert [(one.kind, one.column) for one in scan("a.html", page)] == [(DataKind.BANK_CARD, "银行卡号")]
    _, masked = mask("a.html", page)
    assert "李四" in masked.decode()
    assert scan("a.html", masked) == ()


def test_a_number_below_a_line_of_latin_letters_is_found() -> None:
    assert [one.kind for one in scan("a.txt", b"other\n13995412683\n")] == [DataKind.MOBILE_PHONE]
    assert [one.where for one in scan("a.html", b"<p>other<br>13995412683</p>")] == ["第1段"]


def test_every_number_in_a_row_of_squares_is_found() -> None:
    numbers = [resident_id(Random(seed), born="19900101") for seed in (1, 2)]
    row = tuple(Passage(f"表1第2行第{place}列", digit) for place, digit in enumerate("".join(numbers), 1))
    assert [one.value for one in squares(FileContent(row))] == numbers
