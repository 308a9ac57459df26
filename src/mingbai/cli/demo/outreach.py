"""The demonstration's open days: the two of 2020, and one in July 2026 with sign-ups; and something said in public then."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from mingbai.accounts.values import Acting, system
from mingbai.channels.actions import publish
from mingbai.cli.demo import live
from mingbai.core.words import CHINA
from mingbai.entries import actions as entries
from mingbai.organs.queries import organ_by_id
from mingbai.outreach import actions as outreach
from mingbai.outreach.models import OpenDay
from mingbai.outreach.queries import of_ledger
from mingbai.outreach.values import Guest, Plan
from mingbai.public_opinion import actions as opinion
from mingbai.statute.disclosure.review import EntryAct

PLAN = Plan(
    theme="看看一件申请怎么办（演示）",
    held_on=date(2026, 7, 23),
    begins="9:00",
    place="白阳镇兴彭大街533号一楼便民大厅",
    agenda="9:00 在便民大厅集合\n9:20 看公开栏和大厅的屏幕\n9:50 看一件申请从收到到答复怎么办\n10:30 提问，镇领导和各站所当场答",
    contact="0954-7012783",
    places=30,
    sign_up_until=date(2026, 7, 21),
)
GUESTS = (
    Guest("演示甲", "0954-0000001", 2, "耕地补贴的面积是怎么核的？"),
    Guest("演示乙", "0954-0000002", 1),
    Guest("演示丙", "0954-0000003", 4, "村里修路的钱花到哪里去了？"),
)
QUESTION = ("公开栏多久换一次？", "每月10日前换一次，急的随时贴。")
SAID = {
    "what": "集镇自来水发黄（演示）",
    "said": "集镇的自来水连着两天发黄，不知道能不能喝。",
    "where": "微博“彭阳同城”话题",
    "kind": "other",
}
FOUND_SO = "7月2日夜里抢修管道，冲洗不够，出水变浑；水样检测合格，7月3日早上已经变清。"


def link_open_days(people: dict[str, Acting], at: datetime) -> None:
    """Record what was asked on the two open days of 2020, which stand in the ledger."""
    clerk = people["baiyang"]
    for row in of_ledger(clerk.organ_id, range(2020, 2021)):
        day = outreach.adopt(activity_id=row.id, by=clerk, at=at)
    outreach.record_question(day_id=day, asked=QUESTION[0], answered=QUESTION[1], by=clerk, at=at)


def hold_open_day(day: date, people: dict[str, Acting]) -> None:
    """Announce the open day of 2026, and answer what was said, once the demonstration goes on past that."""
    if day < _at(13).date() or OpenDay.objects.filter(held_on=PLAN.held_on).exists():
        return
    clerk = people["baiyang"]
    live.begin(people, _at(2, 9))
    event = opinion.record(organ_code="baiyang", found_at=_at(3, 8), by=clerk, at=_at(3, 9), **SAID)
    opinion.check(event_id=event, text=FOUND_SO, checked_by="水管所", by=clerk, at=_at(3, 11))
    _public(people, opinion.draft(event_id=event, by=clerk, at=_at(3, 14)), _at(3, 15))
    opinion.mend(event_id=event, text="以后抢修先发停水通知，冲洗到水清再恢复供水。", by=clerk, at=_at(6, 9))
    opinion.close(event_id=event, by=clerk, at=_at(6, 10))
    opened = outreach.plan_day(organ_code="baiyang", plan=PLAN, by=clerk, at=_at(6, 11))
    _public(people, outreach.announce(day_id=opened, by=clerk, at=_at(6, 14)), _at(7, 9))
    baiyang = system(organ_by_id(clerk.organ_id))
    for n, guest in enumerate(GUESTS):
        outreach.sign_up(day_id=opened, guest=guest, address="127.0.0.1", by=baiyang, at=_at(8 + n, 20))


def _public(people: dict[str, Acting], entry: int, at: datetime) -> None:
    """Take a draft through its three reviews and put it out."""
    entries.submit(entry_id=entry, by=people["baiyang"], at=at)
    for n, post in enumerate(("head", "secrecy", "leader"), 1):
        later = at + timedelta(minutes=20 * n)
        entries.decide(entry_id=entry, act=EntryAct.APPROVE, by=people[f"baiyang-{post}"], at=later)
    publish(entry_id=entry, by=people["baiyang"], at=at + timedelta(minutes=80))


def _at(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 7, day, hour, tzinfo=CHINA)
