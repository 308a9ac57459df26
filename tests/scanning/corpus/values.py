"""Made-up personal data of every kind: valid in form and checksum, belonging to nobody."""

from __future__ import annotations

from random import Random

from mingbai.privacy.spans import DataKind

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_AREAS = ("642226", "640402", "640121", "610103", "110105", "622701")
_MOBILES = ("138", "139", "150", "152", "159", "177", "180", "186", "189", "199")
_BANKS = ("622848", "621700", "622202", "621661", "622908")
_PEOPLE = ("马秀兰", "王建国", "李桂芳", "张志强", "杨晓红", "海正福", "虎生军", "韩玉梅")
_ILLNESSES = ("尿毒症", "精神分裂症", "乳腺癌", "糖尿病", "白血病", "慢性肾功能衰竭")
_PLACES = (
    "彭阳县白阳镇崾岘村三组{}号",
    "固原市原州区北塬街道和平小区{}号楼2单元501室",
    "银川市兴庆区解放东街{}号院3号楼1单元402室",
)


def resident_id(random: Random, *, born: str = "") -> str:
    """Return 18 digits with a valid check digit."""
    birth = born or f"{random.randint(1945, 2001)}{random.randint(1, 12):02}{random.randint(1, 28):02}"
    first = random.choice(_AREAS) + birth + f"{random.randint(1, 998):03}"
    rest = sum(int(digit) * weight for digit, weight in zip(first, _WEIGHTS, strict=True)) % 11
    return first + "10X98765432"[rest]


def old_resident_id(random: Random) -> str:
    """Return 15 digits, the form before 1999."""
    born = f"{random.randint(45, 80)}{random.randint(1, 12):02}{random.randint(1, 28):02}"
    return f"{random.choice(_AREAS)}{born}{random.randint(1, 998):03}"


def mobile_phone(random: Random) -> str:
    """Return 11 digits."""
    return random.choice(_MOBILES) + f"{random.randint(10_000_000, 99_999_999)}"


def bank_card(random: Random) -> str:
    """Return 19 digits that pass Luhn's check."""
    first = random.choice(_BANKS) + f"{random.randint(0, 10**12 - 1):012}"
    total = 0
    for index, digit in enumerate(reversed(first)):
        doubled = int(digit) * (2 if index % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return first + str(-total % 10)


def value(kind: DataKind, random: Random) -> str:
    """Return a value of a kind in its plainest form."""
    makers = {
        DataKind.RESIDENT_ID: resident_id,
        DataKind.MOBILE_PHONE: mobile_phone,
        DataKind.BANK_CARD: bank_card,
        DataKind.SOCIAL_SECURITY_CARD: lambda r: f"{r.choice('ABCDEFGH')}{r.randint(10_000_000, 99_999_999)}",
        DataKind.PASSPORT: lambda r: f"{r.choice('EG')}{r.randint(10_000_000, 99_999_999)}",
        DataKind.HOME_ADDRESS: lambda r: r.choice(_PLACES).format(r.randint(2, 90)),
        DataKind.HEALTH: lambda r: r.choice(_ILLNESSES),
        DataKind.MINOR: lambda r: f"{r.randint(3, 12)}岁",
        DataKind.EMAIL: lambda r: f"user{r.randint(100, 9999)}@{r.choice(('qq.com', '163.com', 'sina.com.cn'))}",
        DataKind.VEHICLE_PLATE: lambda r: f"宁D{r.choice('ABCDEFGH')}{r.randint(1000, 9999)}",
        DataKind.STATE_SECRET_MARK: lambda r: r.choice(("秘密★1年", "机密★5年", "绝密★长期")),
    }
    return makers[kind](random)


def sentence(kind: DataKind, said: str, random: Random) -> str:
    """Return a sentence about a person that holds the value as written in `said`."""
    who = random.choice(_PEOPLE)
    templates = {
        DataKind.RESIDENT_ID: ("{who}，身份证号：{v}，符合条件", "申请人{who}（{v}）提出申请", "公民身份号码{v}"),
        DataKind.MOBILE_PHONE: ("联系人{who}，手机{v}", "请与{who}联系：{v}", "电话{v}（{who}）"),
        DataKind.BANK_CARD: ("{who}的银行卡号为{v}", "补贴打入账号：{v}，户名{who}", "{who}，卡号{v}"),
        DataKind.SOCIAL_SECURITY_CARD: ("{who}，社会保障卡号：{v}", "社保卡号{v}"),
        DataKind.PASSPORT: ("{who}，护照号码：{v}", "护照号{v}"),
        DataKind.HOME_ADDRESS: ("{who}，家住{v}", "家庭住址：{v}"),
        DataKind.HEALTH: ("{who}患有{v}，家庭困难", "申请人{who}，确诊{v}"),
        DataKind.MINOR: ("其子{who}，男，{v}，在校学生", "{who}，女，{v}"),
        DataKind.EMAIL: ("{who}的邮箱：{v}", "电子邮箱{v}"),
        DataKind.VEHICLE_PLATE: ("{who}的车牌号{v}", "车辆{v}已扣押"),
        DataKind.STATE_SECRET_MARK: ("{v}", "密级：{v}"),
    }
    return random.choice(templates[kind]).format(who=who, v=said)


def disguised(kind: DataKind, plain: str, how: int) -> str:
    """Return the value as people write it: full-width digits, spaces or dashes inside."""
    if kind not in (DataKind.RESIDENT_ID, DataKind.MOBILE_PHONE, DataKind.BANK_CARD):
        return plain
    wide = plain.translate(str.maketrans("0123456789X", "０１２３４５６７８９Ｘ"))
    cuts = {DataKind.RESIDENT_ID: (6, 14), DataKind.MOBILE_PHONE: (3, 7), DataKind.BANK_CARD: (4, 8, 12, 16)}[kind]
    pieces = [plain[first:last] for first, last in zip((0, *cuts), (*cuts, len(plain)), strict=True)]
    return (plain, wide, " ".join(pieces), "-".join(pieces), plain.lower())[how % 5]
