"""What becomes of a published penalty decision that is changed, withdrawn, confirmed unlawful or void.

Source: 行政处罚法（2021年7月15日起施行）第48条第二款 (taken down within three days, with the reason), 第85条 (working days).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from mingbai.statute.citation import Citation
from mingbai.statute.dates import long_day
from mingbai.statute.disclosure.decisions import Decision
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused
from mingbai.statute.workdays.calendar import Calendar
from mingbai.statute.workdays.deadline import Deadline, LocalDays, deadline

TAKEN_DOWN = Citation("行政处罚法", "第48条第二款", "2021年修订")
WORKING_DAYS = Citation("行政处罚法", "第85条", "2021年修订")
SINCE = date(2021, 7, 15)
WORKDAYS = 3
PENALTIES = "20.6"


class Reversal(StrEnum):
    """What happened to the decision."""

    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    UNLAWFUL = "unlawful"
    VOID = "void"


REVERSAL_WORDS = {
    Reversal.CHANGED: "被依法变更",
    Reversal.WITHDRAWN: "被依法撤销",
    Reversal.UNLAWFUL: "被确认违法",
    Reversal.VOID: "被确认无效",
}


@rule(TAKEN_DOWN, name="处罚决定被变更、撤销、确认违法或者无效")
def may_be_reversed(statutory_item: str, decision: Decision, reversed_on: date, today: date) -> Verdict:
    """Only a penalty decision is reversed, on a day that has come and on which the law already asks for its withdrawal."""
    if statutory_item != PENALTIES and decision.kind != Decision.PENALTY:
        return refused("这条信息不是行政处罚决定。要撤回的，在这一条上按“撤回”，写明理由。", TAKEN_DOWN, "reversal.no_penalty")
    if reversed_on > today:
        return refused("日期晚于今天。写变更、撤销决定的那一天；还没有作出的，作出以后再登记。", TAKEN_DOWN, "reversal.ahead")
    if reversed_on < SINCE:
        return refused(f"{long_day(SINCE)}以前的，没有这个期限：在这一条上按“撤回”。", TAKEN_DOWN, "reversal.before_law")
    return ALLOWED


@rule(TAKEN_DOWN, WORKING_DAYS, name="三个工作日内撤回处罚决定")
def take_down_by(reversed_on: date, calendar: Calendar, local_days: LocalDays = LocalDays.EARLIER_AND_LATER) -> Deadline:
    """Return the last day for taking the decision down: three working days. Raises YearNotAnnounced."""
    return deadline(calendar, reversed_on, WORKDAYS, local_days)


def public_reason(kind: Reversal, reversed_on: date) -> str:
    """Return the reason that the public reads. It is made of kind and day alone, so nothing unreviewed gets out with it."""
    return f"这条行政处罚决定{long_day(reversed_on)}{REVERSAL_WORDS[kind]}，依据{TAKEN_DOWN}撤回。"
