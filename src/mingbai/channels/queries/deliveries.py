"""Reads of deliveries; the index `delivery_count` alone answers the counting."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from mingbai.channels.models import Attempt, Channel, Delivery
from mingbai.channels.values import Counts, DeliveryCount, DeliveryLine, DeliveryRow
from mingbai.core import asked, public
from mingbai.core.kept import kept
from mingbai.core.once import once_a_page
from mingbai.core.paging import LONG, PAGE, ListPage, cut
from mingbai.statute.disclosure.deliveries import DeliveryState

SETTLED = frozenset({DeliveryState.PLANNED.value, DeliveryState.DELIVERED.value})
STANDING = frozenset({DeliveryState.DELIVERED.value, DeliveryState.TO_REMOVE.value})
PAGE_FIELDS = (
    "id", "entry_id", "entry__title", "entry__index_number", "channel_id", "delivered_on", "delivered_at", "proof",
    "entry__is_listed",
)  # fmt: skip


@kept("channels.Channel")
def own_hosts() -> frozenset[str]:
    """Return the hosts that the county wrote for its channels: readers go there without a notice."""
    return frozenset(" ".join(Channel.objects.values_list("hosts", flat=True)).split())


@kept("channels.Channel")
def channels() -> tuple[tuple[int, str, str], ...]:
    """Return database key, report key and label of every channel, in order."""
    return tuple(Channel.objects.order_by("order", "id").values_list("id", "key", "label"))


@once_a_page
def counts(organ_id: int, first_on: date, last_on: date) -> Counts:
    """Return deliveries by channel and distinct entries from the first day to the last, both included."""
    delivered = _delivered(organ_id, first_on, last_on)
    by_channel = dict(delivered.order_by("channel_id").values_list("channel_id").annotate(n=Count("*")))
    entries = delivered.aggregate(n=Count("entry_id", distinct=True))["n"]
    rows = tuple(DeliveryCount(key, label, by_channel.get(pk, 0)) for pk, key, label in channels())
    return Counts(rows, sum(by_channel.values()), entries)


def delivery_page(
    *, organ_id: int, first_on: date, last_on: date, channel: str = "", after: str = "", limit: int = PAGE
) -> ListPage[DeliveryRow]:
    """Return a page of deliveries, oldest first, with the key of the next page (empty on the last).

    Without a channel the list runs through the channels one after another.
    """
    known = {pk: (key, label) for pk, key, label in channels()}
    wanted = [pk for pk, (key, _) in known.items() if channel in {"", key}]
    begin = _place(after)
    if begin and begin.channel in wanted:
        wanted = wanted[wanted.index(begin.channel) :]
    found: list[tuple[Any, ...]] = []
    # One channel after another: each part is read from where it begins in the index, however deep the page lies.
    for pk in wanted:
        if len(found) > limit:
            break
        here = begin if begin and begin.channel == pk else None
        # Only one lower bound: given two, SQLite starts at the earlier.
        listed = _delivered(organ_id, max(first_on, here.on) if here else first_on, last_on).filter(channel_id=pk)
        if here:
            listed = listed.filter(Q(delivered_on__gt=here.on) | Q(entry_id__gt=here.entry))
        found += listed.order_by("delivered_on", "entry_id").values_list(*PAGE_FIELDS)[: limit + 1 - len(found)]
    page = cut(found, limit, lambda row: f"{row[4]}.{row[5].isoformat()}.{row[1]}")
    rows = (DeliveryRow(i, e, title, number, *known[c], *rest) for i, e, title, number, c, *rest in page.rows)
    return ListPage(tuple(rows), page.next)


def public_page(
    *, organ_id: int, first_on: date, last_on: date, channel: str = "", after: str = "", limit: int = PAGE
) -> ListPage[DeliveryRow]:
    """Return `delivery_page` as the public reads it: what was taken down counts, but shows neither title nor address."""
    page = delivery_page(organ_id=organ_id, first_on=first_on, last_on=last_on, channel=channel, after=after, limit=limit)
    return ListPage(tuple(row if row.is_listed else replace(row, title="", proof="") for row in page.rows), page.next)


def to_remove(organ_id: int, limit: int = LONG) -> tuple[DeliveryRow, ...]:
    """Return the deliveries of withdrawn entries that a person has to remove from their channels, oldest first."""
    known = {pk: (key, label) for pk, key, label in channels()}
    found = (
        Delivery.objects.filter(organ_id=organ_id, state=DeliveryState.TO_REMOVE.value).order_by("id").values_list(*PAGE_FIELDS)
    )
    return tuple(DeliveryRow(i, e, title, number, *known[c], *rest) for i, e, title, number, c, *rest in found[:limit])


def count_to_remove(organ_id: int) -> int:
    """Count the deliveries that a person has to remove from their channels."""
    return Delivery.objects.filter(organ_id=organ_id, state=DeliveryState.TO_REMOVE.value).count()


def all_deliveries(organ_id: int) -> Iterator[DeliveryLine]:
    """Yield every delivery of an organ, the oldest first."""
    yield from _lines(Delivery.objects.filter(organ_id=organ_id))


def deliveries_now(organ_id: int, keys: Collection[int]) -> Iterator[DeliveryLine]:
    """Yield some deliveries of an organ as they are now, the oldest first."""
    yield from _lines(Delivery.objects.filter(organ_id=organ_id, pk__in=list(keys)))


def _lines(rows: QuerySet[Delivery]) -> Iterator[DeliveryLine]:
    last = Attempt.objects.filter(delivery=OuterRef("pk")).order_by("-id").values("why")[:1]
    fields = ("id", "entry_id", "channel__key", "state", "proof", "reason", "errand__sends", "errand__remote_id")
    listed = rows.order_by("id").annotate(why=Subquery(last)).values_list(*fields, "why")
    for key, entry, channel, state, proof, reason, sends, remote_id, why in listed.iterator():
        # A receipt number or a remark is a proof, but no address.
        address = public.printed_address(proof) or proof if proof.startswith("/") else proof if "://" in proof else None
        error = reason or (None if state in SETTLED else why)
        url = address if state in STANDING else None
        yield DeliveryLine(key, entry, channel, DeliveryState(state), url, error or None, sends or 0, remote_id or None)


def entry_page(*, organ_id: int, first_on: date, last_on: date, after: int = 0, limit: int = PAGE) -> ListPage[DeliveryRow]:
    """Return a page of the distinct entries delivered in the period, each with its first delivery."""
    known = {pk: (key, label) for pk, key, label in channels()}
    delivered = _delivered(organ_id, first_on, last_on)
    found = delivered.filter(entry_id__gt=after).order_by("entry_id").values_list("entry_id", flat=True).distinct()
    keys = cut(found[: limit + 1], limit, lambda key: key)
    first: dict[int, DeliveryRow] = {}
    for i, e, title, number, c, *rest in (
        delivered.filter(entry_id__in=keys.rows).order_by("delivered_at", "id").values_list(*PAGE_FIELDS)
    ):
        first.setdefault(e, DeliveryRow(i, e, title, number, *known[c], *rest))
    return ListPage(tuple(first[key] for key in keys.rows), keys.next)


def _delivered(organ_id: int, first_on: date, last_on: date) -> QuerySet[Delivery]:
    return Delivery.objects.filter(
        organ_id=organ_id, state=DeliveryState.DELIVERED.value, delivered_on__gte=first_on, delivered_on__lte=last_on
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """The last row of the previous page."""

    channel: int
    on: date
    entry: int


def _place(after: str) -> _Place | None:
    """Return where the previous page ended; an unknown key lists from the beginning."""
    channel, on, entry = ([*after.split("."), "", ""])[:3]
    day = asked.day(on)
    return _Place(asked.key(channel), day, asked.key(entry)) if day else None
