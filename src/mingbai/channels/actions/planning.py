"""Plan the deliveries of an entry to other channels."""

from __future__ import annotations

from mingbai.accounts.values import Doing
from mingbai.catalogue.queries import prescribed
from mingbai.channels.models import WEBSITE, Channel, ChannelRule, Delivery
from mingbai.channels.values.reach import wanted
from mingbai.core.words import in_china
from mingbai.entries.models import Entry
from mingbai.statute.disclosure.deliveries import DeliveryState


def plan(done: Doing, subject: str, *, entry_id: int, organ_id: int) -> None:
    """Plan a delivery to each channel that the entry's line and the organ's rules name, inside the act that publishes.

    One that was taken back before it was sent, while only a village could read the entry, is planned anew; one that a person
    called off stays so.
    """
    known = dict(Channel.objects.exclude(key=WEBSITE).order_by("order", "id").values_list("key", "id"))
    if not known:
        return
    reach = dict(ChannelRule.objects.filter(organ_id=organ_id).values_list("channel__key", "reach"))
    line_id = Entry.objects.values_list("line_id", flat=True).get(pk=entry_id)
    named = prescribed(line_id, in_china(done.at).date()).channels if line_id is not None else ()
    keys = wanted(tuple(known), reach, named)
    there = dict(Delivery.objects.filter(entry_id=entry_id, channel__key__in=keys).values_list("channel__key", "state"))
    new = [key for key in keys if key not in there]
    planned = {"state": DeliveryState.PLANNED.value, "planned_at": done.at}
    Delivery.objects.bulk_create(Delivery(entry_id=entry_id, organ_id=organ_id, channel_id=known[key], **planned) for key in new)
    taken_back = [key for key, state in there.items() if state == DeliveryState.WITHDRAWN]
    again = Delivery.objects.filter(entry_id=entry_id, channel__key__in=taken_back, reason="")
    back = list(again.order_by("channel__order", "channel_id").values_list("channel__key", flat=True)) if taken_back else []
    if back:
        again.update(**planned)
    if new or back:
        done.note("delivery.planned", subject, {"channels": [*new, *back]})
