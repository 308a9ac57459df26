"""Duties of a department for lines that the catalogue gives to others, dropped; and taken up again when they are its own."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from mingbai.accounts.values import Doing
from mingbai.catalogue.models import Duty
from mingbai.catalogue.models.duties import DutyKind, DutyState
from mingbai.catalogue.queries.owners import DEPARTMENT
from mingbai.organs.queries import OrganRow

OF_OTHERS = "目录的公开主体不是本单位，由别的单位公开"


def hand_on(done: Doing, organ: OrganRow, own: Collection[int]) -> int:
    """Drop a department's open calendar duties for lines that are not its own, reopen those that are; return how many."""
    if organ.level != DEPARTMENT:
        return 0
    calendar = Duty.objects.select_for_update(of=("self",)).filter(organ_id=organ.id, kind=DutyKind.CALENDAR).order_by("id")
    # A retired line has nobody to hand it to; its open duties stay.
    running = Q(line__editions__ends_on__isnull=True) | Q(line__editions__ends_on__gt=done.today)
    of_county = calendar.filter(running, line__owner__parent__isnull=True, line__editions__in_force_on__lte=done.today)
    others = list(of_county.filter(state=DutyState.OPEN).exclude(line_id__in=list(own)))
    again = list(of_county.filter(state=DutyState.DROPPED, dropped_reason=OF_OTHERS, line_id__in=list(own)))
    for duty in others:
        duty.state, duty.dropped_reason = DutyState.DROPPED, OF_OTHERS
        duty.save(update_fields=["state", "dropped_reason"])
        done.note("duty.dropped", duty.subject, {"reason": OF_OTHERS})
    for duty in again:
        duty.state, duty.dropped_reason = DutyState.OPEN, ""
        duty.save(update_fields=["state", "dropped_reason"])
        done.note("duty.reopened", duty.subject, {})
    return len(others) + len(again)
