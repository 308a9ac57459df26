"""What to do about a datum, and the article behind it."""

from __future__ import annotations

from datetime import date

from mingbai.privacy.spans import DataKind

# 第28条 names health, accounts and minors; a number of an identity document falls under the general rules for public bodies.
SENSITIVE = "个人信息保护法第28条"
PERSONAL = "个人信息保护法第25条"
NUMBER = "个人信息保护法第25条、第34条"
PRIVACY = "民法典第1039条"
# A machine proves nothing clean: wherever nothing was found, the words are these.
NOTHING_FOUND = "机器没有查出，请通读"
SECRETS = "保守国家秘密法第35条"
KIND_WORDS: dict[DataKind, str] = {
    DataKind.RESIDENT_ID: "身份证号",
    DataKind.MOBILE_PHONE: "手机号",
    DataKind.BANK_CARD: "银行卡号",
    DataKind.SOCIAL_SECURITY_CARD: "社保卡号",
    DataKind.PASSPORT: "护照号",
    DataKind.HOME_ADDRESS: "住址",
    DataKind.HEALTH: "病情、残疾情况",
    DataKind.HARDSHIP: "致贫原因、家庭收入",
    DataKind.MINOR: "不满14周岁的人",
    DataKind.EMAIL: "个人邮箱",
    DataKind.VEHICLE_PLATE: "车牌号",
    DataKind.SENSITIVE_WORD: "敏感词",
    DataKind.STATE_SECRET_MARK: "密级或者内部资料字样",
    DataKind.AUTHOR_METADATA: "作者信息",
}
"""What people call each kind of datum."""
ADVICE: dict[DataKind, tuple[str, str]] = {
    DataKind.RESIDENT_ID: ("删去身份证号，或者只留前6位。", NUMBER),
    DataKind.MOBILE_PHONE: ("删去个人手机号；要留联系方式就写办公电话。", PERSONAL),
    DataKind.BANK_CARD: ("删去银行卡号，或者只留后4位。", SENSITIVE),
    DataKind.SOCIAL_SECURITY_CARD: ("删去社保卡号，或者只留后4位。", NUMBER),
    DataKind.PASSPORT: ("删去护照号。", NUMBER),
    DataKind.HOME_ADDRESS: ("住址只写到村、社区。", PRIVACY),
    DataKind.HEALTH: ("删去病情、残疾类别和等级。", SENSITIVE),
    DataKind.HARDSHIP: ("删去致贫原因、家庭收入和家庭变故；救助名单只写姓名、村、金额和救助种类。", PRIVACY),
    DataKind.MINOR: ("不满14周岁的人，删去能认出本人的信息。", SENSITIVE),
    DataKind.EMAIL: ("删去个人邮箱；要留就写单位邮箱。", PERSONAL),
    DataKind.VEHICLE_PLATE: ("删去车牌号。", PERSONAL),
    DataKind.SENSITIVE_WORD: ("核对这个词能不能公开，改写或者删去。", "条例第17条"),
    DataKind.STATE_SECRET_MARK: ("有密级或者内部资料字样，不能公开。先由保密审查员核对。", SECRETS),
    DataKind.AUTHOR_METADATA: ("清空文件属性里的作者、单位和修改人。", PERSONAL),
}

# What required the same before an article above came into force, earliest first: the first day on which it no longer counts.
CODE_SINCE, PERSONAL_SINCE, SECRETS_SINCE = date(2021, 1, 1), date(2021, 11, 1), date(2024, 5, 1)
OF_OTHERS = (CODE_SINCE, "条例第15条")
EARLIER: dict[str, tuple[tuple[date, str], ...]] = {
    SENSITIVE: (OF_OTHERS, (PERSONAL_SINCE, "民法典第1034条、第1039条")),
    PERSONAL: (OF_OTHERS, (PERSONAL_SINCE, "民法典第1039条")),
    NUMBER: (OF_OTHERS, (PERSONAL_SINCE, "民法典第1034条、第1039条")),
    PRIVACY: (OF_OTHERS,),
    SECRETS: ((SECRETS_SINCE, "条例第14条"),),
}


def advice(kind: DataKind) -> str:
    """Return one sentence that says what to do."""
    return ADVICE[kind][0]


def article(kind: DataKind, on: date) -> str:
    """Return the article that requires it on a day: no advice rests on a law that did not stand yet."""
    said = ADVICE[kind][1]
    return next((before for since, before in EARLIER.get(said, ()) if on < since), said)
