"""What the header of a column says about the cells below it."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from functools import lru_cache

from mingbai.privacy import health, identity, phones
from mingbai.privacy.normal import plain
from mingbai.privacy.runs import Run, runs
from mingbai.privacy.spans import Certainty, DataKind, Span


class Column(StrEnum):
    """Kinds of columns in a list."""

    NAME = "name"
    RESIDENT_ID = "resident_id"
    MOBILE_PHONE = "mobile_phone"
    TELEPHONE = "telephone"
    BANK_CARD = "bank_card"
    SOCIAL_SECURITY_CARD = "social_security_card"
    PASSPORT = "passport"
    ADDRESS = "address"
    HEALTH = "health"
    AGE = "age"
    BIRTH_DATE = "birth_date"
    EMAIL = "email"
    PLATE = "plate"
    INCOME = "income"
    AMOUNT = "amount"
    VILLAGE = "village"
    SERIAL = "serial"
    OTHER = "other"


# The first match counts; headers about an organ (单位地址, 办公电话) are about nobody.
HEADERS: tuple[tuple[Column, re.Pattern[str]], ...] = tuple(
    (column, re.compile(form, re.IGNORECASE))
    for column, form in (
        (
            Column.OTHER,
            r"开户(?:银行|行)|银行名称|所属银行|人数|户数|人次|单位|企业|公司|机构|项目|供应商|采购|代理|办公|对公|咨询|监督|举报|投诉|信用代码|组织机构",
        ),
        (Column.NAME, r"[账帐]户名|开户名|^户名|持卡人"),
        (Column.RESIDENT_ID, r"身份证|身分证|公民身份|证件号|身份号|残疾证|残疾人证|id\s*(?:card|no|号)|^证号$"),
        (Column.SOCIAL_SECURITY_CARD, r"社保卡|社会保障|社保号"),
        (Column.BANK_CARD, r"银行|卡号|账号|帐号|账户|帐户|一卡通|存折|折号"),
        (Column.PASSPORT, r"护照"),
        (Column.MOBILE_PHONE, r"手机|移动电话|联系方式|联系电话|本人电话|家庭电话|户主电话|电话号码"),
        (Column.TELEPHONE, r"电话|座机|热线"),
        (Column.EMAIL, r"邮箱|e-?mail|邮件"),
        (Column.PLATE, r"车牌|车号"),
        (Column.HEALTH, r"病种|病情|疾病|患病|诊断|残疾|致贫原因|健康"),
        (Column.BIRTH_DATE, r"出生|生日"),
        (Column.AGE, r"^年龄|周岁"),
        (Column.ADDRESS, r"住址|住所|家庭地址|详细地址|户籍|居住|家庭位置|门牌|^地址$|房屋坐落"),
        (Column.INCOME, r"收入"),
        (Column.NAME, r"姓名|户主|^对象|救助对象|申请人|受益人|领款人|监护人|家庭成员|人员名单|^名字$|补贴对象|低保人员"),
        (Column.VILLAGE, r"所在村|行政村|^村名?$|村\(?社区|乡镇|^组别?$|村组"),
        (Column.AMOUNT, r"金额|补贴|补助|资金|元\)?$|标准|面积|亩"),
        (Column.SERIAL, r"序号|编号|^no\.?$"),
    )
)
KINDS = {
    Column.RESIDENT_ID: (DataKind.RESIDENT_ID, (15, 18, 20)),
    Column.BANK_CARD: (DataKind.BANK_CARD, (*range(12, 24),)),
    Column.SOCIAL_SECURITY_CARD: (DataKind.SOCIAL_SECURITY_CARD, (*range(8, 21),)),
    Column.MOBILE_PHONE: (DataKind.MOBILE_PHONE, (11,)),
}
HOUSE = re.compile(r"[0-9一二三四五六七八九十百]+\s*(?:组|队|社|号|栋|幢|单元|室|户)")
ILL = re.compile(
    rf"{health.ILLNESS}|{health.DEGREE}|^[一二三四1-4ⅠⅡⅢⅣ壹贰叁肆]级$|^[ⅠⅡⅢⅣ壹贰叁肆]$|^(?:视力|听力|言语|肢体|智力|精神|多重)(?:残疾)?$"
)
DEGREE_HEADER, DEGREE = re.compile(r"残疾(?:等级|级别)"), re.compile(r"[一二三四1-4](?:\.0)?")
# Under 病种 and similar headers any name of an illness counts; 因病 and 慢性病 name none.
ILLNESS_HEADER = re.compile(r"病种|病情|疾病|患病|诊断")
ANY_ILLNESS = re.compile(
    r"(?!因病|无|没有|大病|重病|重大疾病|慢性病|疾病|患病|未患)[\u4e00-\u9fff0-9A-Za-z()、,，型期后性 ]{0,20}"
    r"(?:病|炎|癌|瘤|症|衰竭|硬化|坏死|贫血|瘫|瘫痪|综合征|骨折|无力|梗[死塞]?|出血|哮喘|结石|增生|突出|损伤|烧伤|截肢|失明|耳聋|透析|移植|术后)[()早中晚期后遗症]*"
)
FIGURE = re.compile(r"[0-9][0-9,.]*")
CARD = re.compile(r"[A-Z]{1,2}[0-9]{7,18}", re.IGNORECASE)
PASSPORT = re.compile(r"[A-Z]{1,2}[0-9]{7,8}", re.IGNORECASE)


@lru_cache(maxsize=4096)
def column(header: str) -> Column | None:
    """Return what a header says its column holds; None for an empty header, `other` for an unknown one."""
    said = "".join(plain(header).text.split())
    if not said:
        return None
    return next((kind for kind, form in HEADERS if form.search(said)), Column.OTHER)


def find_in_cell(header: str, text: str, on: date | None = None, *, is_personal: bool = False) -> tuple[Span, ...]:
    """Find what the header reveals in a cell that alone would be unclear: digits under 银行账号, an illness under 病种.

    A figure under 收入 is somebody's only where `is_personal`: the table lists persons.
    """
    kind = column(header)
    if kind is None or not text.strip():
        return ()
    form = plain(text)
    found = [*_in_cell(kind, form.text, on), *_by_words(header, form.text)]
    if kind is Column.INCOME and is_personal and (figure := FIGURE.search(form.text)):
        found.append(Span(DataKind.HARDSHIP, figure.start(), figure.end(), Certainty.LIKELY))
    return tuple(Span(one.kind, *form.original(one.start, one.end), one.certainty) for one in found)


def _in_cell(kind: Column, text: str, on: date | None) -> list[Span]:
    if kind in KINDS:
        return [span for run in runs(text) if not run.glued and (span := _number(kind, run)) is not None]
    if kind is Column.ADDRESS and (found := HOUSE.search(text)):
        start = len(text) - len(text.lstrip())
        return [Span(DataKind.HOME_ADDRESS, start, max(found.end(), len(text.rstrip())), Certainty.LIKELY)]
    if kind is Column.HEALTH and (found := ILL.search(text.strip())):
        shift = len(text) - len(text.lstrip())
        return [Span(DataKind.HEALTH, found.start() + shift, found.end() + shift, Certainty.LIKELY)]
    if kind is Column.AGE and (found := re.fullmatch(r"\s*([0-9]{1,2})(?:\.0)?\s*(?:周?岁)?\s*", text)):
        return (
            [Span(DataKind.MINOR, found.start(1), found.end(1), Certainty.LIKELY)] if int(found.group(1)) < health.CHILD else []
        )
    if kind is Column.BIRTH_DATE and on is not None:
        return _born(text, on)
    if kind is Column.PASSPORT and (found := PASSPORT.search(text)):
        return [Span(DataKind.PASSPORT, found.start(), found.end(), Certainty.CERTAIN)]
    return []


def _by_words(header: str, text: str) -> list[Span]:
    """Find what only the words of a header, not its kind, make clear."""
    said, shift = text.strip(), len(text) - len(text.lstrip())
    if column(header) is Column.SOCIAL_SECURITY_CARD and (found := CARD.fullmatch(said)):
        return [Span(DataKind.SOCIAL_SECURITY_CARD, shift, shift + found.end(), Certainty.LIKELY)]
    if column(header) is not Column.HEALTH or ILL.search(said):
        return []
    is_degree = DEGREE_HEADER.search(header) and DEGREE.fullmatch(said)
    if is_degree or (ILLNESS_HEADER.search(header) and ANY_ILLNESS.fullmatch(said)):
        return [Span(DataKind.HEALTH, shift, shift + len(said), Certainty.LIKELY)]
    return []


def _number(kind: Column, run: Run) -> Span | None:
    """Read all digits of a cell as the number that its header promises."""
    datum, lengths = KINDS[kind]
    digits = "".join(group for group, _, _ in run.groups)
    if len(digits) not in lengths:
        return None
    if datum is DataKind.RESIDENT_ID:
        sure = len(digits) != 15 and identity.is_resident_id(digits[:18].upper())
        # A whole disability card's number needs no header: the text scan separates the person's number from kind and degree.
        if digits[:2] not in identity.PROVINCES or (sure and len(digits) == identity.DISABILITY_CARD):
            return None
    elif datum is DataKind.MOBILE_PHONE:
        sure = bool(phones.FORM.fullmatch(digits))
        if not sure:
            return None
    else:
        sure = False
    return Span(datum, run.groups[0][1], run.groups[-1][2], Certainty.CERTAIN if sure else Certainty.LIKELY)


def _born(text: str, on: date) -> list[Span]:
    """Find a birth date that makes a person younger than 14."""
    found = re.search(r"((?:19|20)[0-9]{2})[-/.年]?([01]?[0-9])[-/.月]?([0-3]?[0-9])?", text)
    if found is None:
        return []
    try:
        born = date(int(found.group(1)), int(found.group(2)), int(found.group(3) or 1))
    except ValueError:
        return []
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return [Span(DataKind.MINOR, found.start(), found.end(), Certainty.LIKELY)] if 0 <= age < health.CHILD else []
