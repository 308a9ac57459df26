"""Writes of the management ledger."""

from __future__ import annotations

from datetime import date, datetime

from mingbai.accounts.values import Acting
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid
from mingbai.core.words import one_line
from mingbai.registers import checks, policies
from mingbai.registers.actions import take_out
from mingbai.supervision.models import Activity, ActivityKind

REGISTER = "activities"


def register_activity(*, organ_code: str, kind: str, title: str, held_on: date, by: Acting, at: datetime) -> int:
    """Register an open day, a work meeting, a training or a village inspection, and return its key."""
    organ = policies.organ_to_register(by, organ_code)
    if kind not in ActivityKind.values:
        raise Invalid("选一种活动：政府开放日、政务公开工作会议、业务培训、村务公开督查。", "kind")
    title = one_line(title, "活动的名称", "title", 200)
    checks.day(held_on, "活动日期", "held_on", at.date())
    with open_act(by=by, at=at) as done:
        row = Activity.objects.create(organ_id=organ.id, kind=kind, title=title, held_on=held_on)
        done.note("activities.registered", row.subject, {"organ": organ_code, "kind": kind, "title": title, "held_on": held_on})
    return row.pk


def remove_activity(*, record_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Remove an activity from the ledger; its row stays."""
    take_out(model=Activity, register=REGISTER, record_id=record_id, reason=reason, by=by, at=at)
