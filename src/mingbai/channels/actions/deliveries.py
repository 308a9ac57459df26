"""Writes of channels and deliveries."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.channels import policies
from mingbai.channels.models import Channel, Delivery
from mingbai.core import public
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.screen import screen
from mingbai.core.words import in_china
from mingbai.entries.models import Entry
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.deliveries import DeliveryState

BATCH = 5000


@dataclass(frozen=True, slots=True)
class Delivered:
    """What a channel's own records say: which entry it delivered, when, and where that can be seen."""

    entry_id: int
    channel: str
    at: datetime
    proof: str = ""


def add_channel(*, key: str, label: str, order: int, by: Acting, at: datetime) -> int:
    """Add a channel and return its key; an existing one keeps its key and gets the new label and order."""
    if not policies.may_keep_channels(by):
        raise NotVisible("channels")
    if not label.strip():
        raise Invalid("写上渠道的名称。", "label")
    screen({"渠道的名称": label}, at.date())
    with open_act(by=by, at=at) as done:
        row, is_new = Channel.objects.update_or_create(key=key, defaults={"label": label, "order": order})
        data = {"key": key, "label": label, "order": order}
        done.note("channel.added" if is_new else "channel.changed", f"channel:{key}", data)
        public.touch(by.organ_code)
    return row.pk


def record_deliveries(*, organ_code: str, deliveries: Sequence[Delivered], by: Acting, at: datetime) -> int:
    """Record what channels delivered, as one act with one audit entry (count and digest of all); return how many."""
    organ = policies.organ_to_record(by, organ_code)
    if not deliveries:
        return 0
    screen({f"第{place}条的位置": one.proof for place, one in enumerate(deliveries, 1)}, at.date())
    with open_act(by=by, at=at) as done:
        enter_deliveries(done, organ, deliveries)
    return len(deliveries)


def enter_deliveries(done: Doing, organ: OrganRow, deliveries: Sequence[Delivered]) -> None:
    """Enter deliveries in the transaction of an act that was allowed, with one audit entry for all of them."""
    known = dict(Channel.objects.values_list("key", "id"))
    rows = [_row(organ.id, delivered, known, done.at) for delivered in deliveries]
    _check_entries(organ.id, deliveries)
    Delivery.objects.bulk_create(rows, batch_size=BATCH)
    by_channel = dict(Counter(delivered.channel for delivered in deliveries))
    data = {"count": len(rows), "channels": by_channel, "digest": digest(deliveries)}
    done.note("deliveries.recorded", f"organ:{organ.code}", data)
    subjects = (f"entry:{key}" for key in dict.fromkeys(delivered.entry_id for delivered in deliveries))
    public.touch(done.by.organ_code, f"deliveries:{organ.code}", *subjects)


def digest(deliveries: Sequence[Delivered]) -> str:
    """Return the SHA-256 of a batch, independent of its order."""
    lines = sorted(f"{d.entry_id}\t{d.channel}\t{d.at.isoformat()}\t{d.proof}" for d in deliveries)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _row(organ_id: int, delivered: Delivered, known: dict[str, int], at: datetime) -> Delivery:
    if delivered.channel not in known:
        raise Invalid(f"没有“{delivered.channel}”这个渠道，先登记渠道。", "channel")
    if delivered.at > at:
        raise Invalid("送达的时刻不能晚于现在。", "at")
    return Delivery(
        entry_id=delivered.entry_id,
        channel_id=known[delivered.channel],
        organ_id=organ_id,
        state=DeliveryState.DELIVERED.value,
        delivered_at=delivered.at,
        delivered_on=in_china(delivered.at).date(),
        proof=delivered.proof,
    )


def _check_entries(organ_id: int, deliveries: Sequence[Delivered]) -> None:
    """Raise Invalid for another organ's entry (the counts trust that organ), an unpublished one, or a repeated delivery."""
    pairs = [(d.entry_id, d.channel) for d in deliveries]
    if len(set(pairs)) < len(pairs):
        raise Invalid("同一条信息在同一个渠道上登记了两次。", "entry")
    keys = list({d.entry_id for d in deliveries})
    for some in (keys[i : i + BATCH] for i in range(0, len(keys), BATCH)):
        if Entry.objects.filter(pk__in=some, organ_id=organ_id, published_at__isnull=False).count() != len(some):
            raise Invalid("有的信息不是这个单位的，或者还没有公开。", "entry")
        already = Delivery.objects.filter(entry_id__in=some).values_list("entry_id", "channel__key")
        if set(already) & set(pairs):
            raise Invalid("有的信息在这个渠道上已经登记过。", "entry")
