"""Take deliveries back: the website's at once; of another channel, a person says when it is gone there."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from mingbai.accounts.values import Acting, Doing
from mingbai.channels import policies
from mingbai.channels.models import WEBSITE, Delivery, DeliveryState
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid


def take_back_deliveries(done: Doing, subject: str, deliveries: QuerySet[Delivery]) -> None:
    """Take back what still stands of these deliveries; none of them counts any more."""
    standing = deliveries.filter(state=DeliveryState.DELIVERED)
    keys = list(standing.order_by("channel__key").values_list("channel__key", flat=True).distinct())
    if keys:
        # In this order: the first statement leaves the others to the second.
        standing.filter(channel__key=WEBSITE).update(state=DeliveryState.WITHDRAWN)
        standing.update(state=DeliveryState.TO_REMOVE)
        told = {"website": [key for key in keys if key == WEBSITE], "to_remove": [key for key in keys if key != WEBSITE]}
        done.note("delivery.taken_back", subject, told)


def confirm_removed(*, delivery_id: int, by: Acting, at: datetime) -> None:
    """Record that a withdrawn entry is gone from another channel too; a second call changes nothing."""
    with open_act(by=by, at=at) as done:
        row = done.lock(Delivery, "entry__organ", "channel", pk=delivery_id)
        policies.organ_to_record(by, row.entry.organ.code)
        if row.state == DeliveryState.WITHDRAWN:
            return
        if row.state != DeliveryState.TO_REMOVE:
            raise Invalid("这条信息没有撤回，不用撤下。", "delivery")
        row.state = DeliveryState.WITHDRAWN
        row.save(update_fields=["state"])
        done.note("delivery.removed", row.entry.subject, {"channels": [row.channel.key], "proof": row.proof})
