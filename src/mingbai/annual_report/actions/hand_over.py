"""Hand the report of a closed organ over to the organ that took its place."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.annual_report import policies
from mingbai.annual_report.models import Handover
from mingbai.annual_report.queries.closed import left_behind
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid
from mingbai.core.words import measured
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ


def hand_over(*, organ_code: str, year: int, successor_code: str, reason: str, by: Acting, at: datetime) -> None:
    """Record who reports for a closed organ, and why; a second press with the same successor changes nothing."""
    organ = policies.organ_to_hand_over(by, organ_code)
    successor = organs.organ(successor_code)
    why = measured(reason, "reason", "职责归哪个单位、依据什么", longest=300)
    if not successor.is_open or successor.is_committee or successor.id == organ.id:
        raise Invalid("选一个还在办公的机关，它的报告里写上这个单位的情况。", "successor_code")
    with open_act(by=by, at=at) as done:
        done.lock(Organ, pk=organ.id)
        known = Handover.objects.filter(organ_id=organ.id, year=year).first()
        if known is not None and known.successor_id == successor.id:
            return
        if year not in left_behind(organ, at.date()):
            raise Invalid("这一年的报告不用移交：已经公布、已经移交，或者单位还在办公。从列表里选。", "year")
        Handover.objects.create(
            organ_id=organ.id, year=year, successor_id=successor.id, reason=why, decided_by=done.signature, decided_at=at
        )
        data = {"year": year, "to": successor.code, "reason": why}
        done.note("report.handed_over", f"organ:{organ_code}", data)
