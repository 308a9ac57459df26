"""The organ's own rules on disclosure (制度): from when to when they hold, and when somebody has to look at them.

Sources: 条例第4条 and 第46条 (an organ sets up and keeps up such rules); 条例第52条 (what follows where there are none). How long
before its end a rule is looked at is practice.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from mingbai.statute.citation import practice, regulations
from mingbai.statute.index import rule

LOOK_AGAIN = practice("制度到期前30天提醒")
LEAD = timedelta(days=30)
#: What the regulations and the report of a township usually name.
SUBJECTS = (
    "主动公开", "保密审查", "依申请公开", "政策解读", "舆情回应", "责任追究", "工作考核", "社会评议", "信息管理",
)  # fmt: skip


class RuleState(StrEnum):
    """Whether a rule holds on a day."""

    COMING = "coming"
    IN_FORCE = "in_force"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    ENDED = "ended"


RULE_WORDS = {
    RuleState.COMING: "还没有施行",
    RuleState.IN_FORCE: "有效",
    RuleState.EXPIRING: "快到期",
    RuleState.EXPIRED: "过期了",
    RuleState.ENDED: "已废止",
}


@rule(regulations("第4条"), regulations("第52条"), LOOK_AGAIN, name="制度有没有效")
def state_of_rule(in_force_on: date, until_on: date | None, ended_on: date | None, on: date) -> RuleState:
    """Return where the rule stands on a day; both its first and its last day count. An ended one no longer holds on that day."""
    if ended_on is not None and ended_on <= on:
        return RuleState.ENDED
    if on < in_force_on:
        return RuleState.COMING
    if until_on is None or on + LEAD < until_on:
        return RuleState.IN_FORCE
    return RuleState.EXPIRING if on <= until_on else RuleState.EXPIRED
