"""Believable titles for the demonstration: places, programmes and companies, no persons. None is a real document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice, product

# 鄃, 𠅤 and the like occur in real place and company names and must survive every file format.
VILLAGES = (
    "阳坪村",
    "柳湾村",
    "石沟村",
    "东沟村",
    "白岔村",
    "崾岘村",
    "玉垴村",
    "双磨村",
    "姬山村",
    "中庄村",
    "任湾村",
    "陡坡村",
)
COMPANIES = ("彭阳县垚鑫建筑工程有限公司", "宁夏𬭩源农牧开发有限公司", "固原犇羴商贸有限公司", "宁夏昊旸水利工程有限公司")


@dataclass(frozen=True, slots=True)
class TitleKind:
    """One kind of information: its statutory item, its catalogue field, and how its titles read."""

    item: str
    field: str
    patterns: tuple[str, ...]


MONTHS = tuple(f"{n}月" for n in range(1, 13))
KINDS = (
    TitleKind(
        "21.8",
        "社会救助",
        (
            "白阳镇{village}2020年{month}临时救助资金发放情况",
            "白阳镇{village}{month}农村低保动态调整公示",
            "白阳镇{village}{month}特困供养资金发放公示",
        ),
    ),
    TitleKind(
        "21.1",
        "涉农补贴",
        ("白阳镇{village}2020年耕地地力保护补贴面积公示（{month}）", "白阳镇{village}{month}农机购置补贴受益情况公示"),
    ),
    TitleKind(
        "20.11",
        "扶贫",
        (
            "白阳镇{village}{month}扶贫项目资金使用公告",
            "白阳镇{village}{month}公益性岗位补助发放公示",
            "白阳镇{village}{month}雨露计划补助公示",
        ),
    ),
    TitleKind(
        "21.3", "农村土地", ("白阳镇{village}{month}土地承包经营权流转信息", "白阳镇{village}{month}宅基地使用情况审核结果公示")
    ),
    TitleKind(
        "20.13",
        "监督检查",
        (
            "白阳镇{village}{month}食品安全检查情况",
            "白阳镇{village}{month}安全生产检查情况",
            "白阳镇{village}{month}森林防火巡查情况",
        ),
    ),
    TitleKind(
        "20.10",
        "重大建设项目",
        ("{company}承建的白阳镇{village}高标准农田建设项目{month}进展", "白阳镇{village}人居环境整治项目{month}进展"),
    ),
    TitleKind("21.2", "农田水利", ("白阳镇{village}{month}农田水利设施维修养护情况",)),
    TitleKind("20.15", "公共文化", ("白阳镇{village}{month}公共文化活动安排", "白阳镇{village}{month}农家书屋开放情况")),
    TitleKind("20.12", "应急管理", ("白阳镇{village}{month}防汛值守和预警信息", "白阳镇{village}{month}疫情防控工作情况")),
)
LONG = (
    "关于印发《白阳镇人民政府关于进一步加强政府信息主动公开、依申请公开、政策解读、舆情回应以及公文公开属性源头认定工作的实施办法"
    "（试行）》并做好贯彻落实工作的通知（演示）"
)
FORMAL = (
    ("20.7", "财政预决算", "白阳镇人民政府2020年部门预算公开"),
    ("20.7", "财政预决算", "白阳镇人民政府2019年部门决算公开"),
    ("20.9", "公共资源交易", "白阳镇2020年政府集中采购情况（1次，54,369元）"),
    ("20.2", "机构职能", "白阳镇人民政府机构职能、办公地址、办公时间和联系方式"),
    ("20.3", "规划计划", "白阳镇2020年工作要点"),
    ("20.12", "应急管理", "白阳镇突发公共事件总体应急预案"),
    ("20.1", "政策文件", LONG),
    ("21.1", "涉农补贴", "白阳镇2020年耕地地力保护补贴发放结果"),
    ("12", "政府信息公开指南", "白阳镇人民政府政府信息公开指南"),
)
RULES = ("主动公开制度", "保密审查制度", "依申请公开制度", "政策解读制度", "舆情回应制度", "责任追究制度")


@dataclass(frozen=True, slots=True)
class Titled:
    """What one entry is about."""

    item: str
    field: str
    title: str
    month: int


def formal() -> tuple[Titled, ...]:
    """Return the titles on the government's website: the few formal documents and the organ's own rules."""
    rules = (("rules", "公开制度", f"白阳镇政府信息公开{name}") for name in RULES)
    return tuple(Titled(item, field, title, 1 + n % 12) for n, (item, field, title) in enumerate((*FORMAL, *rules)))


def everyday(count: int) -> tuple[Titled, ...]:
    """Return this many different everyday titles, spread over the fields."""
    streams: list[Iterator[Titled]] = [_of(kind) for kind in KINDS]
    return tuple(islice((next(stream) for stream in cycle(streams)), count))


def _of(kind: TitleKind) -> Iterator[Titled]:
    """Yield titles of one kind without end: every village and month, then again for a second, third … batch."""
    for turn in cycle(range(1, 1000)):
        for pattern, month, village in product(kind.patterns, MONTHS, VILLAGES):
            company = COMPANIES[(len(village) + len(month) + turn) % len(COMPANIES)]
            title = pattern.format(village=village, month=month, company=company)
            yield Titled(kind.item, kind.field, title if turn == 1 else f"{title}（第{turn}批）", MONTHS.index(month) + 1)
