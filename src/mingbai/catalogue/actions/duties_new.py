"""Store new duties without duplicates."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.catalogue.models import Duty
from mingbai.catalogue.models.duties import DutyState
from mingbai.catalogue.values.duties import NewDuty
from mingbai.core.acts import open_act
from mingbai.organs.models import Organ
from mingbai.organs.queries import OrganRow


def make(*, organ: OrganRow, new: NewDuty, by: Acting, at: datetime) -> int:
    """Make a duty from a fact, inside the caller's transaction; return its key. The same fact twice makes one duty."""
    with open_act(by=by, at=at) as done:
        # Locking the organ's row makes a double click find the duty that the first click made.
        done.lock(Organ, pk=organ.id)
        same = Duty.objects.filter(organ_id=organ.id, step=new.step, title=new.title, formed_on=new.formed_on)
        same = same.filter(line_id=new.line_id) if new.line_id else same.filter(line__isnull=True)
        same = same.filter(chain_id=new.chain_id) if new.chain_id else same.filter(chain__isnull=True)
        begun = same.exclude(state=DutyState.DROPPED).values_list("id", flat=True).first()
        if begun is not None:
            return begun
        duty = Duty.objects.create(organ_id=organ.id, created_at=at, **asdict(new))
        data = {
            "organ": organ.code,
            "title": new.title,
            "item": new.line_id,
            "formed_on": new.formed_on,
            "judge_by": new.judge_by,
        }
        done.note("duty.reported", duty.subject, data)
        return duty.pk


def make_periods(done: Doing, organ: OrganRow, news: list[NewDuty]) -> int:
    """Make the calendar's duties, skipping periods that already have one; return how many are new."""
    keys, titles = {new.period_key for new in news}, {new.title for new in news}
    own = Duty.objects.filter(organ_id=organ.id)
    there = set(own.filter(period_key__in=keys).exclude(period_key="").values_list("line_id", "period_key"))
    # Someone may have reported the same duty by hand before the period ended.
    named = set(own.filter(title__in=titles).values_list("line_id", "title"))
    fresh = [new for new in news if (new.line_id, new.period_key) not in there and (new.line_id, new.title) not in named]
    Duty.objects.bulk_create([Duty(organ_id=organ.id, created_at=done.at, **asdict(new)) for new in fresh])
    return len(fresh)
