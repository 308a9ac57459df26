"""Take deliveries back: the website's at once; of another channel, a person says when it is gone there."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from mingbai.accounts.values import Acting, Doing
from mingbai.channels import policies
from mingbai.channels.models import WEBSITE, Delivery
from mingbai.core.acts import open_act
from mingbai.organs.models import Organ
from mingbai.statute.disclosure.deliveries import DeliveryAct, DeliveryState, states_before

UNSENT = tuple(state.value for state in states_before(DeliveryAct.TAKE_BACK, DeliveryState.WITHDRAWN))
CALLED_OFF = tuple(state.value for state in states_before(DeliveryAct.CALL_OFF, DeliveryState.WITHDRAWN))
STANDING = tuple(state.value for state in states_before(DeliveryAct.TAKE_BACK, DeliveryState.TO_REMOVE))
WITHDRAWN = DeliveryState.WITHDRAWN.value


def take_back_deliveries(done: Doing, subject: str, deliveries: QuerySet[Delivery]) -> None:
    """Take back what was not sent and what stands or may stand; none of it counts any more."""
    call_back_unsent(done, subject, deliveries)
    standing = deliveries.filter(state__in=STANDING)
    keys = list(standing.order_by("channel__key").values_list("channel__key", flat=True).distinct())
    if keys:
        # In this order: the first statement leaves the others to the second.
        standing.filter(channel__key=WEBSITE).update(state=WITHDRAWN)
        standing.update(state=DeliveryState.TO_REMOVE.value, is_outdated=False)
        told = {"website": [key for key in keys if key == WEBSITE], "to_remove": [key for key in keys if key != WEBSITE]}
        done.note("delivery.taken_back", subject, told)


def call_back_unsent(done: Doing, subject: str, deliveries: QuerySet[Delivery]) -> None:
    """Take back what was not sent yet."""
    unsent = deliveries.filter(state__in=UNSENT)
    keys = list(unsent.order_by("channel__key").values_list("channel__key", flat=True).distinct())
    if keys:
        unsent.update(state=WITHDRAWN)
        done.note("delivery.taken_back", subject, {"unsent": keys})


def call_off_all(*, organ_id: int, reason: str, by: Acting, at: datetime) -> int:
    """Call off what an organ that closes has not sent yet; return how many. What stands elsewhere stays there."""
    with open_act(by=by, at=at) as done:
        unsent = Delivery.objects.filter(organ_id=organ_id, state__in=CALLED_OFF)
        keys = list(unsent.order_by("channel__key").values_list("channel__key", flat=True).distinct())
        count = unsent.update(state=WITHDRAWN, reason=reason)
        if count:
            subject = f"organ:{Organ.objects.values_list('code', flat=True).get(pk=organ_id)}"
            done.note("delivery.called_off", subject, {"channels": keys, "count": count, "reason": reason})
    return count


def confirm_removed(*, delivery_id: int, by: Acting, at: datetime) -> None:
    """Record that a withdrawn entry is gone from another channel too; a second call changes nothing."""
    with open_act(by=by, at=at) as done:
        row = done.lock(Delivery, "entry__organ", "channel", pk=delivery_id)
        is_repeated = row.state == DeliveryState.WITHDRAWN
        state = DeliveryState.TO_REMOVE.value if is_repeated else row.state
        step = policies.delivery_step(by, row.entry.organ.code, state, DeliveryAct.REMOVE)
        if is_repeated:
            return
        row.state = step.to.value
        row.save(update_fields=["state"])
        done.note(step.event, row.entry.subject, {"channels": [row.channel.key], "proof": row.proof})
