"""The demonstration's records: what 白阳镇 published in 2020 by channel, its one procurement, its open days and inspections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from chinese_calendar import get_workdays

from mingbai.accounts.values import Acting
from mingbai.annual_report import actions as reports
from mingbai.catalogue.queries import lines_for
from mingbai.catalogue.values.guess import nearest
from mingbai.catalogue.values.lines import LineRow
from mingbai.channels.actions import Delivered, add_channel, record_deliveries
from mingbai.cli.demo.titles import Titled, everyday, formal
from mingbai.core.words import CHINA
from mingbai.entries.actions import Published, import_published
from mingbai.organs import queries as organs
from mingbai.registers.actions import register_procurement
from mingbai.statute.annual_report.forms import form_for
from mingbai.supervision.actions import register_activity

YEAR = 2020
CHANNELS = (("website", "政府网站"), ("wechat", "微信公众号"), ("weibo", "微博"), ("platform_331", "“331”监管平台"))
# Each channel takes a stretch of the everyday entries; stretches overlap because one text goes out on several channels.
STRETCHES = {"platform_331": (0, 1969), "weibo": (1369, 2392), "wechat": (1869, 2163), "website": (1940, 1979)}
OPEN_DAYS = (date(2020, 6, 18), date(2020, 11, 12))
INSPECTIONS = (date(2020, 3, 27), date(2020, 6, 29), date(2020, 9, 28), date(2020, 12, 25))
ORDINALS = "一二三四"
# The last month whose records are filed under their catalogue lines.
LAST_FILED = 6


def channels(by: Acting, at: datetime) -> None:
    """Add the county's four channels."""
    for order, (key, label) in enumerate(CHANNELS):
        add_channel(key=key, label=label, order=order, by=by, at=at)


def baiyang(by: Acting, reviewer: Acting, at: datetime) -> None:
    """Record the seed township's year: 54 + 294 + 1,023 + 1,969 deliveries, a procurement, open days, meetings, inspections."""
    chance = Random(YEAR)  # noqa: S311 - the same demonstration every time, nothing secret
    own, others = formal(), list(everyday(max(end for _, end in STRETCHES.values())))
    chance.shuffle(others)
    lines = lines_for(organs.organ("baiyang"), date(YEAR + 1, 1, 4))
    entries = [_filed(_published(titled, chance), lines) for titled in (*own, *others)]
    keys = import_published(organ_code="baiyang", entries=entries, uploader_id=by.person_id, by=reviewer, at=at).keys
    sent = [("website", n) for n in range(len(own))]
    sent += [(channel, len(own) + n) for channel, (first, end) in STRETCHES.items() for n in range(first, end)]
    deliveries = [
        Delivered(keys[n], channel, entries[n].published_at + timedelta(minutes=_later(channel)), f"演示：{channel}")
        for channel, n in sent
    ]
    record_deliveries(organ_code="baiyang", deliveries=deliveries, by=by, at=at)
    register_procurement(
        organ_code="baiyang",
        title="白阳镇人民政府办公设备采购项目（演示）",
        concluded_on=date(2020, 10, 20),
        amount_yuan=Decimal(54369),
        supplier="固原犇羴商贸有限公司（演示）",
        by=by,
        at=at,
    )
    _activities(by, at)
    opening_balances("baiyang", by, at)


def gucheng(by: Acting, reviewer: Acting, at: datetime) -> None:
    """Record a small year of another township, whose report the demonstration shows as published."""
    chance = Random(YEAR + 1)  # noqa: S311
    titles = [Titled(t.item, t.field, t.title.replace("白阳镇", "古城镇"), t.month) for t in everyday(36)]
    entries = [_published(titled, chance) for titled in titles]
    keys = import_published(organ_code="gucheng", entries=entries, uploader_id=by.person_id, by=reviewer, at=at).keys
    sent = [("website", n) for n in range(12)] + [("wechat", n) for n in range(8, 36)]
    deliveries = [
        Delivered(keys[n], channel, entries[n].published_at + timedelta(minutes=_later(channel))) for channel, n in sent
    ]
    record_deliveries(organ_code="gucheng", deliveries=deliveries, by=by, at=at)
    opening_balances("gucheng", by, at)


def opening_balances(organ_code: str, by: Acting, at: datetime) -> None:
    """Declare the 2019 paper report, in which every cell was zero."""
    values = {cell: Decimal(0) for cell in form_for(YEAR - 1).cells}
    source = "2019年度纸质报告（演示）"
    reports.declare_opening_balances(organ_code=organ_code, year=YEAR - 1, values=values, source=source, by=by, at=at)


def _published(titled: Titled, chance: Random) -> Published:
    """Return a record published in its title's month, mostly on working days and always in office hours."""
    last = date(YEAR + titled.month // 12, titled.month % 12 + 1, 1) - timedelta(days=1)
    days = [d for d in get_workdays(date(YEAR, titled.month, 1), last) if d.day >= 5]
    on = chance.choice(days)
    if chance.random() < 0.03:
        on = min(on + timedelta(days=(5 - on.weekday()) % 7), last)
    at = datetime.combine(on, time(9), CHINA) + timedelta(minutes=chance.randrange(8 * 60), seconds=chance.randrange(60))
    formed = max(on - timedelta(days=chance.randrange(6)), date(YEAR, 1, 1))
    summary = "演示数据，不是真实公开的信息。"
    return Published(titled.item, titled.field, titled.title, formed, at, summary, is_demonstration=True)


def _filed(record: Published, lines: Sequence[LineRow]) -> Published:
    """File a record of the first half of the year under its catalogue line; the rest are left for the clerk to file."""
    if record.formed_on.month > LAST_FILED:
        return record
    line = nearest(record.title, (one for one in lines if one.field == record.field))
    return replace(record, line_id=line.id) if line else record


def _later(channel: str) -> int:
    """Return how many minutes after the first publication a channel sends."""
    return {"website": 0, "platform_331": 5, "wechat": 20, "weibo": 30}[channel]


def _activities(by: Acting, at: datetime) -> None:
    for n, on in enumerate(OPEN_DAYS):
        title = f"白阳镇{YEAR}年第{ORDINALS[n]}次政府开放日"
        register_activity(organ_code="baiyang", kind="open_days", title=title, held_on=on, by=by, at=at)
    for n, on in enumerate(INSPECTIONS):
        title = f"白阳镇{YEAR}年第{ORDINALS[n]}季度各村村务公开督查"
        register_activity(organ_code="baiyang", kind="village_inspections", title=title, held_on=on, by=by, at=at)
