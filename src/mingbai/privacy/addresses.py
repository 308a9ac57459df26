"""Home addresses, down to the house or the group. The address of an organ, a shop or a building site is public."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingbai.privacy.persons import NAME, PERSON
from mingbai.privacy.spans import Certainty, DataKind, Span

N = r"(?<![0-9])[0-9一二三四五六七八九十百零〇甲乙丙]{1,5}(?![0-9])"
GROUP = rf"第?{N}\s?(?:村民小组|小组|组|队|社)"
HOUSE = (
    rf"(?:附?{N}(?:-{N}){{0,3}}\s?号(?!文|公告|令|线|井|桥|路|楼梯|机|车|决|公厕)"
    rf"(?:\s?(?:院|楼|栋|幢|单元|室|户))*)"
)
FLAT = (
    rf"(?:{N}\s?(?:号楼|栋|幢|座)\s?(?:{N}\s?单元\s?)?(?:{N}\s?层\s?)?{N}\s?(?:室|户|号)?"
    rf"|{N}\s?单元\s?{N}\s?(?:室|户|号)?)"
)
# 5-2-301 after the name of a housing estate.
BARE_FLAT = r"[0-9]{1,3}-[0-9]{1,2}-[0-9]{2,4}(?![0-9\-])"
# The tail is searched first: it is rare, and what may precede it is short.
TAIL = re.compile(rf"{GROUP}\s?{HOUSE}|{HOUSE}\s?{FLAT}|{FLAT}|{HOUSE}|{GROUP}|{BARE_FLAT}")
VILLAGE_END = re.compile(
    r"(?:村|村委会|村民委员会|社区|屯|庄|堡|湾|嘴|沟)(?:[\u4e00-\u9fff]{1,4}(?<!小)(?<!领导)(?<!工作)(?:组|队|社))?$"
)
STREET_END = re.compile(
    r"(?:路|街|巷|道|弄|胡同|小区|苑|花园|新村|公寓|家园|新城|庄园|安置点|移民点|里|府|湾|居|[大中南北东西]段|[路街][东西南北中]段?)$"
)
ESTATE_END = re.compile(r"(?:小区|苑|花园|新村|公寓|家园|新城|庄园|府|湾|居|安置点|移民点)$")
# A group with a name instead of a number counts only after a label of dwelling.
NAMED_GROUP = re.compile(r"[\u4e00-\u9fff]{2,24}?村[\u4e00-\u9fff]{1,4}(?<!小)(?:组|队|社)(?![\u4e00-\u9fff])")
HAN_END = re.compile(r"(?:[\u4e00-\u9fff]|(?<=[省市县区镇乡村]) (?=[\u4e00-\u9fff]))+ ?$")
LABEL = (
    r"(?:家庭住址|家庭地址|家庭详细地址|详细住址|家住|住址|住所地?|住所|现居住|现住址?|现住|居住地址?|居住|户籍所在地|户口所在地|户籍地址?|户籍|常住地址?"
    r"|身份证地址|通讯住址|住|籍贯)"
)
LIVES = re.compile(rf"{LABEL}(?:地|于|在)?[:：为是]?\s*")
OFFICE = re.compile(
    r"办公|单位|机关|受理|办理|咨询|窗口|大厅|中心|政府|医院|卫生院|学校|小学|中学|幼儿园|派出所|银行|公司|企业|地点|位于|坐落|项目|工程|建设|注册|经营|邮编|邮寄|来信|信箱|收件"
    r"|采购|招标|开标|代理|门店|药店|超市|饭店|厂|基地|站点|会议|活动|投诉|举报|监督|联系地址|通讯地址|委员会"
    r"|[局院所站](?:[:：,，、(（ ]|$)"
)
THING_AFTER = re.compile(
    r"^\s*(?:楼|层|办公|会议|窗口|大厅|道路|路段|硬化|工程|项目|公路|桥|渠|水库|基本农田|高标准|地块|土地|征收|流转|改造|建设|安全|饮水|公告"
    r"|文件|令|井|线|变压器|路灯|公厕|维修|[一二三四五六七八九十0-9]+楼|政府|人民|村民会议|村民代表|组长|[0-9]+户|等|[、和及至到])"
)
BEFORE, AFTER, HEAD = 20, 10, 30
PERSON_BEFORE = re.compile(rf"(?:{NAME})[\s,，、(（:：]*(?:男|女|汉族|回族)?[\s,，、]*(?:住|系|家住|现住)?\s*$")


def find(text: str) -> Iterator[Span]:
    """Find addresses down to house, flat or group: after a label of dwelling, with a flat number, or next to a person's name."""
    for found in TAIL.finditer(text):
        start = _start(text, found.start())
        if start is None:
            continue
        before, after = text[max(0, start - BEFORE) : start], text[found.end() : found.end() + AFTER]
        if (certainty := _certainty(text[start : found.start()], found.group(), before, after)) is not None:
            yield Span(DataKind.HOME_ADDRESS, start, found.end(), certainty)
    for label in LIVES.finditer(text):
        if group := NAMED_GROUP.match(text, label.end(), label.end() + HEAD):
            yield Span(DataKind.HOME_ADDRESS, group.start(), group.end(), Certainty.CERTAIN)


def _start(text: str, tail: int) -> int | None:
    """Return where the address begins whose numbers begin at `tail`; None where no village or street precedes them."""
    head = HAN_END.search(text, max(0, tail - HEAD), tail)
    if head is None:
        return None
    said = head.group().rstrip()
    if not (VILLAGE_END.search(said) or STREET_END.search(said)):
        return None
    return head.start() + max((label.end() for label in LIVES.finditer(said)), default=0)


def _certainty(head: str, tail: str, before: str, after: str) -> Certainty | None:
    said = head.rstrip()
    if not said:
        return None
    if LIVES.search(before[-10:]):
        return Certainty.CERTAIN
    line = before.rsplit("\n", 1)[-1]
    is_flat = bool(re.search(r"单元|室|户|栋|幢", tail) and re.search(FLAT, tail))
    is_estate = bool(re.fullmatch(BARE_FLAT, tail))
    if is_estate:
        return Certainty.LIKELY if ESTATE_END.search(said) and not OFFICE.search(said) else None
    if OFFICE.search(line + said) or THING_AFTER.search(after) or OFFICE.search(after):
        return None
    if is_flat or PERSON_BEFORE.search(line) or PERSON.search(line[-14:]):
        return Certainty.LIKELY
    in_village = VILLAGE_END.search(said) and re.search(GROUP, tail) and "号" in tail
    return Certainty.LIKELY if in_village else None
