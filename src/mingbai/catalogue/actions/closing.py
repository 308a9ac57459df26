"""What becomes of an organ's duties and chains when the organ is closed."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.catalogue.models import Chain, Duty
from mingbai.catalogue.models.duties import DutyState
from mingbai.core.acts import open_act


def close_work(*, organ_id: int, reason: str, by: Acting, at: datetime) -> tuple[int, int]:
    """Drop the open duties of an organ that is being closed and end its chains; return how many of each.

    The caller has checked the right to close the organ.
    """
    with open_act(by=by, at=at) as done:
        duties = list(Duty.objects.select_for_update().filter(organ_id=organ_id, state=DutyState.OPEN).order_by("id"))
        for duty in duties:
            duty.state, duty.dropped_reason = DutyState.DROPPED, reason
            duty.save(update_fields=["state", "dropped_reason"])
            done.note("duty.dropped", duty.subject, {"reason": reason})
        chains = list(Chain.objects.select_for_update().filter(organ_id=organ_id, closed_on__isnull=True).order_by("id"))
        for chain in chains:
            chain.closed_on = max(done.today, chain.opened_on)
            chain.save(update_fields=["closed_on"])
            done.note("chain.closed", chain.subject, {"closed_on": chain.closed_on})
    return len(duties), len(chains)
