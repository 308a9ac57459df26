"""Where a person lives, down to the house or the group. The address of an organ, a shop or a building site is public."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingbai.privacy.persons import NAME, PERSON
from mingbai.privacy.spans import Certainty, Kind, Span

HAN = "[\u4e00-\u9fffA-Za-z0-9]"
N = r"[0-9一二三四五六七八九十百零〇甲乙丙]{1,5}"
REGION = (
    r"(?:[\u4e00-\u9fff]{2,8}?(?:省|自治区|市|自治州|州|盟|县|区|旗))?(?:[\u4e00-\u9fff]{2,6}?(?:市|县|区|旗))?"
    r"(?:[\u4e00-\u9fff]{1,6}?(?:镇|乡|街道(?:办事处)?))?"
)
VILLAGE = r"[\u4e00-\u9fff]{1,6}?(?:行政村|自然村|村委会|村民委员会|村|社区|屯|庄|堡|湾|嘴|沟)"
GROUP = rf"第?{N}\s*(?:村民小组|小组|组|队|社)"
HOUSE = rf"(?:附?{N}(?:-{N})*\s*号(?!文|公告|令|线|井|桥|路|楼梯|机|车|决)(?:\s*(?:院|楼|栋|幢|单元|室|户))*)"
FLAT = rf"(?:{N}\s*(?:号楼|栋|幢|座)\s*(?:{N}\s*单元\s*)?(?:{N}\s*层?\s*)?{N}\s*(?:室|户|号)?|{N}\s*单元\s*{N}\s*(?:室|户|号)?)"
STREET = r"[\u4e00-\u9fff]{1,8}?(?:路|街|巷|道|弄|胡同|大街|小区|苑|花园|新村|公寓|家园|新城|庄园|安置点|移民点|里)"
IN_VILLAGE = re.compile(rf"({REGION}{VILLAGE}\s*(?:{GROUP}\s*{HOUSE}|{HOUSE}|{GROUP}))")
IN_STREET = re.compile(rf"({REGION}{STREET}\s*(?:{HOUSE}\s*{FLAT}|{FLAT}|{HOUSE}))")
LIVES = re.compile(
    r"(?:家庭住址|家庭地址|家住|住址|住所地?|现住址?|居住地址?|居住在|户籍地址?|户籍所在地|户口所在地|常住地址?|通讯住址|住在?|籍贯)[:：为是]?\s*"
)
OFFICE = re.compile(
    r"办公|单位|机关|受理|办理|咨询|窗口|大厅|中心|政府|医院|卫生院|卫生室|学校|小学|中学|幼儿园|派出所|银行|信用社|合作社|法院|村委会|居委会|委员会|服务站|公司|企业|地点|位于|坐落|项目|工程|建设|注册|经营|邮编|邮寄|来信|信箱|收件|采购|招标|开标|代理|门店|药店"
    r"|超市|饭店|厂|基地|站点|会议|活动|投诉|举报|监督|联系地址|通讯地址"
)
THING_AFTER = re.compile(
    r"^\s*(?:楼|层|办公|会议|窗口|大厅|道路|路段|硬化|工程|项目|公路|桥|渠|水库|基本农田|高标准|地块|土地|征收|流转|改造|建设|安全|饮水|公告|文件|令"
    r"|井|线|变压器|路灯|[一二三四五六七八九十0-9]+楼|政府|人民|村民会议|组长|等|[、和及至到])"
)
BEFORE, AFTER = 20, 10
PERSON_BEFORE = re.compile(rf"(?:{NAME})[\s,，、(（:：]*(?:男|女|汉族|回族)?[\s,，、]*(?:住|系|家住|现住)?\s*$")


def find(text: str) -> Iterator[Span]:
    """Addresses down to house, flat or group: by a label of dwelling, by a flat's number, or beside a person's name."""
    for form, is_village in ((IN_VILLAGE, True), (IN_STREET, False)):
        for found in form.finditer(text):
            before = text[max(0, found.start(1) - BEFORE) : found.start(1)]
            after = text[found.end(1) : found.end(1) + AFTER]
            if (certainty := _certainty(found.group(1), before, after, is_village)) is not None:
                yield Span(Kind.HOME_ADDRESS, found.start(1), found.end(1), certainty)


def _certainty(said: str, before: str, after: str, is_village: bool) -> Certainty | None:
    if LIVES.search(before[-10:]) or LIVES.match(said):
        return Certainty.CERTAIN
    line = before.rsplit("\n", 1)[-1]
    if OFFICE.search(line) or THING_AFTER.search(after) or OFFICE.search(after):
        return None
    if re.search(FLAT, said) and re.search(r"单元|室|户|栋|幢", said):
        return Certainty.LIKELY
    if PERSON_BEFORE.search(line) or PERSON.search(line[-14:]):
        return Certainty.LIKELY
    if is_village and re.search(GROUP, said) and re.search(r"号", said):
        return Certainty.LIKELY
    return None
