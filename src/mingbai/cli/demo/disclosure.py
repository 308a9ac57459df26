"""The demonstration's disclosure work: duties, a chain, a published guide, entries under review."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from mingbai.accounts.values import Acting, system
from mingbai.catalogue import actions as catalogue
from mingbai.catalogue import queries as lines
from mingbai.channels import actions as channels
from mingbai.core.errors import Unconfirmed
from mingbai.core.words import CHINA
from mingbai.entries import actions as entries
from mingbai.entries.models import Entry
from mingbai.entries.values.content import Element, EntryContent
from mingbai.organs import queries as organs
from mingbai.statute.disclosure.comments import CommentNotice
from mingbai.statute.disclosure.review import EntryAct

SHOW = "演示内容，不是真实公开的信息。"
GUIDE = f"""<p>{SHOW}</p><h2>谁可以申请</h2><p>因火灾、交通事故、突发重大疾病等原因，基本生活暂时出现严重困难的家庭和个人。</p>
<h2>要带什么</h2><ul><li>申请书（村、社区可以代写）</li><li>说明困难情况的材料</li></ul>
<h2>在哪里办</h2><p>白阳镇便民服务中心，工作日8:30至12:00、14:30至18:00，电话0954-7012783。</p>"""
PROJECT = f"""<p>{SHOW}</p><p>建设内容：平田整地1,200亩，埋设输水管道8.6千米。总投资、资金来源和工期见下表。</p>
<table><thead><tr><th scope="col">项目</th><th scope="col">内容</th></tr></thead><tbody>
<tr><td>总投资</td><td>186万元</td></tr><tr><td>资金来源</td><td>上级农田建设补助资金</td></tr><tr><td>工期</td><td>2021年3月至10月</td></tr>
</tbody></table>"""
DRAFT_FOR_COMMENT = f"""<p>{SHOW}</p><h2>一、适用范围</h2>
<p>本镇各村兴办农田水利、村内道路、植树造林等集体公益事业的筹资筹劳，适用本办法。</p>
<h2>二、议事程序</h2><p>由村民会议或者村民代表会议一事一议，通过后报镇人民政府审核。</p>"""
ADOPTED = f"""<p>{SHOW}</p><p>1月6日至15日收到意见12条，采纳9条，办法里已经写进去。</p>
<p>没有采纳的3条：建议由镇里统一收钱，和一事一议、村里自己管的规定不合。</p>"""
WARNING = f"""<p>{SHOW}</p><p>县气象台1月18日15:30发布寒潮蓝色预警：19日夜里到22日，全镇降温8～10度，最低气温零下18度。</p>
<h2>请这样做</h2><ul><li>老人、孩子少出门，取暖防煤气中毒，窗户留缝。</li><li>山路有暗冰，没有急事不开车。</li><li>牲口进圈，水管包好。</li></ul>
<p>屋里冷、没有煤、路断了，打镇值班电话0954-7012783，24小时有人。有危险打119、120、110。</p>"""
PURCHASE = f"""<p>{SHOW}</p><p>2020年，白阳镇开展政府集中采购1次，采购总金额54,369元，采购内容为办公设备，资金来自年初预算。</p>
<p>监督电话：0954-7012783，综合办公室。</p>"""


def build(people: dict[str, Acting]) -> int:
    """Build everything in January 2021, through the acts of real work; return the draft for comment."""
    _duties(people["baiyang"])
    chain = catalogue.open_chain(
        organ_code="baiyang",
        template="major_project",
        title="白阳镇高标准农田建设项目（演示）",
        opened_on=date(2021, 1, 5),
        project_code="2101-640425-01-01-000001",
        by=people["baiyang"],
        at=_at(5, 9),
    )
    published(people, "社会救助", "临时救助", "办事指南", _guide())
    published(people, "重大建设项目", "批准服务信息", "", _project(), chain=chain)
    _in_review(people)
    draft = _consulted(people)
    published(people, "救灾", "备灾管理", "预警信息", _warning(), day=18)
    return draft


def _duties(clerk: Acting) -> None:
    """Report one duty that is overdue by now, and let the calendar make the duties of every organ."""
    catalogue.report_event(
        organ_code="baiyang",
        line_id=_line("涉农补贴", "农业生产发展资金", "耕地地力保护"),
        kind="formed",
        happened_on=date(2020, 12, 18),
        title="2020年耕地地力保护补贴发放结果",
        by=clerk,
        at=_at(4, 15),
    )
    catalogue.generate_all(today=date(2021, 1, 19), at=_at(19, 8))


def _guide() -> EntryContent:
    said = {"办理事项": "临时救助", "办理条件": "见正文“谁可以申请”。"}
    return EntryContent(
        title="白阳镇临时救助办事指南",
        summary="遇到突发困难，可以向镇里申请临时救助：谁能申请、带什么、在哪里办。",
        body=GUIDE,
        elements=tuple(Element(name, text) for name, text in said.items()),
        formed_on=date(2021, 1, 5),
    )


def _project() -> EntryContent:
    return EntryContent(
        title="白阳镇高标准农田建设项目批准服务信息",
        summary="建什么、花多少钱、什么时候建、找谁监督。",
        body=PROJECT,
        formed_on=date(2021, 1, 6),
    )


def _warning() -> EntryContent:
    """A notice about an emergency, in force on the demonstration's first day."""
    return EntryContent(
        title="白阳镇寒潮蓝色预警和防范提示",
        summary="1月19日夜里到22日降温8到10度，东北风5到6级，山路有暗冰。",
        body=WARNING,
        formed_on=date(2021, 1, 18),
        valid_until=date(2021, 1, 22),
    )


def _consulted(people: dict[str, Acting]) -> int:
    """Publish a draft for comment and, once the days for opinions are over, which of them were adopted; return the draft."""
    field = "重大行政决策（预公开）"
    entry = published(people, field, "公众参与", "决策草案公开征求意见", _draft_for_comment())
    entries.ask_for_adoption(entry_id=entry, by=system(organs.organ("baiyang")), at=_at(16, 8))
    told = EntryContent(
        title="《白阳镇村级公益事业筹资筹劳管理办法（征求意见稿）》意见采纳情况",
        summary="收到意见12条，采纳9条。",
        body=ADOPTED,
        formed_on=date(2021, 1, 18),
    )
    duty = Entry.objects.get(pk=entry).adoption_duty_id
    published(people, field, "公众参与", "公众意见采纳情况", told, duty=duty, day=18)
    return entry


def _draft_for_comment() -> EntryContent:
    return EntryContent(
        title="关于公开征求《白阳镇村级公益事业筹资筹劳管理办法（征求意见稿）》意见的公告",
        summary="村里修路修渠，钱和工怎么出、怎么管，听听大家的意见，1月15日截止。",
        body=DRAFT_FOR_COMMENT,
        formed_on=date(2021, 1, 5),
        comment=CommentNotice(
            first_day=date(2021, 1, 6),
            last_day=date(2021, 1, 15),
            short_reason="春耕以前要把办法定下来，来不及征求30日。",
            address="彭阳县白阳镇兴彭大街533号三楼综合办公室",
            telephone="0954-7012783",
            explanation="为什么起草：村里修路修渠，钱和工怎么出、怎么管，要有统一的规矩。\n主要内容：适用范围、议事程序、公开。",
        ),
    )


def published(
    people: dict[str, Acting],
    field: str,
    line1: str,
    line2: str,
    content: EntryContent,
    *,
    chain: int | None = None,
    duty: int | None = None,
    day: int = 6,
) -> int:
    """Take an entry through all three reviews, publish it and return its key."""
    clerk = people["baiyang"]
    entry = entries.open_draft(
        organ_code="baiyang",
        content=_of(content, _line(field, line1, line2)),
        chain_id=chain,
        chain_step="guide" if chain else "",
        duty_id=duty,
        by=clerk,
        at=_at(day, 9),
    )
    _hand_in(entry, clerk, _at(day, 10))
    for hour, reviewer in enumerate(("baiyang-head", "baiyang-secrecy", "baiyang-leader"), 11):
        entries.decide(entry_id=entry, act=EntryAct.APPROVE, by=people[reviewer], at=_at(day, hour))
    channels.publish(entry_id=entry, by=clerk, at=_at(day, 16))
    return entry


def _in_review(people: dict[str, Acting]) -> None:
    """Leave one entry waiting for its secrecy review."""
    content = EntryContent(
        title="白阳镇2020年政府集中采购情况",
        summary="集中采购1次，采购总金额54,369元。",
        body=PURCHASE,
        formed_on=date(2020, 12, 31),
    )
    line = _line("法定主动公开（通用）", "法定主动公开内容", "政府集中采购")
    entry = entries.open_draft(organ_code="baiyang", content=_of(content, line), by=people["baiyang"], at=_at(15, 10))
    _hand_in(entry, people["baiyang"], _at(15, 11))
    opinion = "数字同财政所台账一致。"
    entries.decide(entry_id=entry, act=EntryAct.APPROVE, opinion=opinion, by=people["baiyang-head"], at=_at(18, 16))


def _hand_in(entry: int, clerk: Acting, at: datetime) -> None:
    """Hand in a draft; where elements are left out, the clerk confirms that."""
    try:
        entries.submit(entry_id=entry, by=clerk, at=at)
    except Unconfirmed as asked:
        entries.submit(entry_id=entry, confirmed=asked.digest, by=clerk, at=at)


def _of(content: EntryContent, line: int) -> EntryContent:
    """Return the content under a catalogue line."""
    return replace(content, line_id=line)


def _line(field: str, line1: str, line2: str) -> int:
    """Return the key of a line of the township's catalogue; the first of its group when `line2` is empty."""
    organ = organs.organ("baiyang")
    rows = lines.lines_for(organ, date(2021, 1, 4), field=field)
    return next(row.id for row in rows if row.line1 == line1 and line2 in (row.line2, ""))


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2021, 1, day, hour, minute, tzinfo=CHINA)
