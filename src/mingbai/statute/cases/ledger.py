"""Ledgers of applications from before the platform: what a row must say, which reports count it, when a batch goes back.

Sources: the labels of table 3 (国办公开办函〔2019〕60号、〔2021〕30号); 条例第49条、第50条 (a published report changes by a
correction only).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from mingbai.statute.citation import Citation, regulations
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused

TABLE_3 = Citation("年报格式", "表三第二项、第四项", "国办公开办函〔2021〕30号")
IN_FORCE_SINCE = Citation("政府信息公开条例", "第38条", "国务院令第492号")
FIRST_DAY = date(2008, 5, 1)
"""From this day on anybody could apply: the regulations of 2007 came into force."""


class LedgerState(StrEnum):
    """Where an imported ledger stands; none of its rows counts before it is entered."""

    HELD = "held"
    ENTERED = "entered"
    TAKEN_BACK = "taken_back"


STATE_WORDS = {
    LedgerState.HELD: "核对好了，还没有登记",
    LedgerState.ENTERED: "已登记",
    LedgerState.TAKEN_BACK: "已整批撤回",
}
LIVE = (LedgerState.HELD, LedgerState.ENTERED)
"""In these states a ledger stands in the way of the same file."""


@rule(IN_FORCE_SINCE, name="台账里最早的收到日期")
def may_have_been_received(received_on: date) -> Verdict:
    """Nobody could apply before the first regulations came into force."""
    if received_on >= FIRST_DAY:
        return ALLOWED
    return refused("2008年5月1日以前还没有依申请公开，核对年份。", IN_FORCE_SINCE, "ledger.too_early")


@rule(TABLE_3, name="台账里的结转")
def is_carried_over(received_on: date, closed_on: date | None, today: date) -> bool:
    """An application that was not answered in the year of its receipt is carried into the next one."""
    return (closed_on or today).year > received_on.year


@rule(TABLE_3, name="一件申请计入哪几年的表三")
def counted_years(received_on: date, closed_on: date | None, today: date) -> range:
    """Return the years whose table 3 counts an application: from its receipt to its end, or to now while it is open."""
    return range(received_on.year, (closed_on or today).year + 1)


@rule(regulations("第49条"), regulations("第50条"), name="年报公布以后导入的台账不能整批撤回")
def may_take_back_ledger(published_years: Collection[int]) -> Verdict:
    """A ledger that a published report counts is changed by a correction of that report only."""
    if not published_years:
        return ALLOWED
    years = "、".join(str(year) for year in sorted(published_years))
    said = f"已公布的{years}年度报告数进了这一批，不能整批撤回。写错了的，到年度报告里发更正说明。"
    return refused(said, regulations("第49条"), "ledger.counted")
