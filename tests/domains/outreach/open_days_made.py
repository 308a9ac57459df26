"""Open days of the small county for tests; nobody in them is real."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from mingbai.accounts.values import Acting
from mingbai.channels import actions as channels
from mingbai.entries import actions as entries
from mingbai.outreach import actions
from mingbai.outreach.actions.rounds import record_round
from mingbai.outreach.values import Guest, Plan
from mingbai.statute.disclosure.review import EntryAct
from support import NOW, TODAY, Team

PLAN = Plan(
    theme="走进便民大厅",
    held_on=TODAY + timedelta(days=10),
    begins="9:00",
    place="兴彭大街533号",
    agenda="9:00 集合\n9:30 看便民大厅",
    contact="0954-7012783",
    places=5,
    sign_up_until=TODAY + timedelta(days=8),
)
GUEST = Guest("甲某", "13900000001", 2, "低保多久审一次？")


def announced(team: Team, **changed: Any) -> int:
    """An open day whose announcement passed its reviews and is public."""
    clerk = team[0]
    day = actions.plan_day(organ_code="baiyang", plan=PLAN, by=clerk, at=NOW)
    publish(team, actions.announce(day_id=day, by=clerk, at=NOW))
    if changed:
        actions.move(day_id=day, by=clerk, at=NOW, **{**MOVED, **changed})
    return day


MOVED: dict[str, Any] = {
    "held_on": PLAN.held_on, "begins": PLAN.begins, "sign_up_until": PLAN.sign_up_until, "places": PLAN.places,
}  # fmt: skip


def publish(team: Team, entry: int) -> None:
    """Take a draft through its reviews and put it out."""
    entries.submit(entry_id=entry, by=team[0], at=NOW)
    for who in team[1:]:
        entries.decide(entry_id=entry, act=EntryAct.APPROVE, by=who, at=NOW)
    channels.publish(entry_id=entry, by=team[0], at=NOW)


ROUND: dict[str, Any] = {"held_on": TODAY, "place": "白阳镇农贸市场门口", "leaflets": 120, "asked": "低保多久审一次？"}


def went_round(clerk: Acting, **changed: Any) -> int:
    """A round on a market day."""
    return record_round(organ_code=clerk.organ_code, by=clerk, at=NOW, **{**ROUND, **changed})
