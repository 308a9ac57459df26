"""Reads for the person who sends by hand: what is open, and all that one delivery needs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from operator import itemgetter
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, QuerySet, Subquery, Value, When

from mingbai.channels.models import IS_OPEN, WEBSITE, Channel, ChannelRule, Delivery, OrganAccount, Reach, SentText
from mingbai.channels.values.copies import ChannelCopy, copy_for
from mingbai.channels.values.open import ChannelRow, DeliverySheet, OpenCount, OpenRow, SentRow
from mingbai.channels.values.reach import LINE_WORDS, hosts_of
from mingbai.core import asked, files, public
from mingbai.core.errors import NotVisible
from mingbai.core.paging import PAGE, ListPage, cut
from mingbai.entries.models import Entry, Version
from mingbai.entries.queries.parts import files_of_version
from mingbai.entries.values.content import load
from mingbai.statute.disclosure.deliveries import DeliveryState
from mingbai.statute.disclosure.review import Standing

OUTDATED, TROUBLED = "outdated", "troubled"
TROUBLED_STATES = [one.value for one in (DeliveryState.FAILED, DeliveryState.UNKNOWN, DeliveryState.REMOVED)]
BY_THE_MACHINE = [one.value for one in (DeliveryState.PLANNED, DeliveryState.SENDING)]
ROW_FIELDS = ("id", "entry_id", "entry__title", "channel__key", "channel__label", "state", "planned_at", "is_outdated", "proof")


def open_counts(organ_id: int) -> tuple[OpenCount, ...]:
    """Count what a person has to do on each channel, in the channels' order; channels without anything are left out."""
    own = Delivery.objects.filter(organ_id=organ_id).order_by()
    account = OrganAccount.objects.filter(organ_id=OuterRef("organ_id"), channel_id=OuterRef("channel_id"), trouble="")
    what = Case(
        When(Exists(account), state__in=BY_THE_MACHINE, then=Value("by_machine")),
        When(state__in=TROUBLED_STATES, then=Value(TROUBLED)),
        default=Value("waiting"),
    )
    parts = (
        _counted(own.filter(IS_OPEN), what),
        _counted(own.filter(is_outdated=True), Value(OUTDATED)),
        _counted(own.filter(state=DeliveryState.TO_REMOVE.value), Value("to_remove")),
    )
    found: dict[tuple[int, int, str, str], dict[str, int]] = {}
    # One statement, of which each part reads an index of its own.
    for order, pk, key, label, name, count in parts[0].union(*parts[1:], all=True):
        found.setdefault((order, pk, key, label), {})[name] = count
    return tuple(OpenCount(key, label, **counts) for (_, _, key, label), counts in sorted(found.items(), key=itemgetter(0)))


def open_page(organ_id: int, *, channel: str = "", state: str = "", after: str = "", limit: int = PAGE) -> ListPage[OpenRow]:
    """Return a page of what waits for a person or a channel, the oldest first; `state` may be OUTDATED or TROUBLED."""
    rows = Delivery.objects.filter(organ_id=organ_id, id__gt=asked.key(after))
    rows = rows.filter(is_outdated=True) if state == OUTDATED else rows.filter(IS_OPEN)
    if state and state != OUTDATED:
        rows = rows.filter(state__in=TROUBLED_STATES) if state == TROUBLED else rows.filter(state=state)
    if channel:
        rows = rows.filter(channel__key=channel)
    number = Version.objects.filter(entry=OuterRef("entry_id")).order_by("-number").values("number")[:1]
    found = rows.annotate(version=Subquery(number)).order_by("id").values(*ROW_FIELDS, "version")[: limit + 1]
    return cut((_open_row(values) for values in found), limit, lambda row: row.id)


def delivery_sheet(organ_id: int, delivery_id: int) -> DeliverySheet:
    """Return one delivery of an organ with what a person needs to send it; raise NotVisible for any other, and the website's."""
    listed = Delivery.objects.filter(pk=delivery_id, organ_id=organ_id).exclude(channel__key=WEBSITE)
    row = listed.select_related("entry__organ", "channel").first()
    if row is None:
        raise NotVisible(str(delivery_id))
    entry = row.entry
    version = last_version(entry.pk)
    copied = copy_at(entry, row.channel.key, version) if entry.is_listed else None
    sent = _sent(row.pk)
    return DeliverySheet(
        id=row.pk,
        entry_id=entry.pk,
        organ_code=entry.organ.code,
        title=entry.title,
        channel_key=row.channel.key,
        channel_label=row.channel.label,
        hosts=hosts_of(row.channel.key, row.channel.hosts),
        state=DeliveryState(row.state),
        version=version,
        copy=copied,
        files=tuple(one for one in files_of_version(entry.pk) if one.public) if copied else (),
        delivered_at=row.delivered_at,
        proof=row.proof,
        is_outdated=row.is_outdated,
        reason=row.reason,
        may_report=not (entry.is_listed or row.reason or sent) and entry.standing != Standing.EXPIRED,
        sent=sent,
    )


def sent_photo(organ_id: int, sent_id: int) -> bytes:
    """Return the photograph that proves something the organ sent; raise NotVisible for any other, and where there is none."""
    found = SentText.objects.filter(pk=sent_id, delivery__organ_id=organ_id, photo__isnull=False)
    kept = found.values_list("photo_id", flat=True).first()
    if kept is None:
        raise NotVisible(str(sent_id))
    return files.read(kept)


def copy_at(entry: Entry, channel: str, version: int) -> ChannelCopy | None:
    """Return what a version of the entry says on a channel; None where it has no such version."""
    content = Version.objects.filter(entry=entry, number=version).values_list("content", flat=True).first()
    if content is None:
        return None
    return copy_for(channel, load(content), public.printed_address(f"/{entry.organ.code}/entries/{entry.pk}/"))


def last_version(entry_id: int) -> int:
    """Return the number of the version that the public sees, 0 for a record without its text."""
    found = Version.objects.filter(entry_id=entry_id).order_by("-number").values_list("number", flat=True).first()
    return found or 0


def channel_rows(organ_id: int) -> tuple[ChannelRow, ...]:
    """Return the channels beside the website with what the organ sends there, and the hosts that the county wrote."""
    said: Mapping[str, str] = dict(ChannelRule.objects.filter(organ_id=organ_id).values_list("channel__key", "reach"))
    listed: QuerySet[Channel, Any] = Channel.objects.exclude(key=WEBSITE).order_by("order", "id")
    return tuple(
        ChannelRow(key, label, LINE_WORDS.get(key, ""), said.get(key, Reach.NAMED.value), hosts)
        for key, label, hosts in listed.values_list("key", "label", "hosts")
    )


def _counted(rows: QuerySet[Delivery], what: Value | Case) -> QuerySet[Delivery, tuple[int, int, str, str, str, int]]:
    fields = ("channel__order", "channel_id", "channel__key", "channel__label")
    return rows.annotate(what=what).values_list(*fields, "what").annotate(n=Count("*"))


def _open_row(values: dict[str, Any]) -> OpenRow:
    planned: datetime | None = values["planned_at"]
    return OpenRow(
        id=values["id"],
        entry_id=values["entry_id"],
        title=values["entry__title"],
        channel_key=values["channel__key"],
        channel_label=values["channel__label"],
        state=DeliveryState(values["state"]),
        planned_at=planned,
        version=values["version"] or 0,
        is_outdated=values["is_outdated"],
        proof=values["proof"],
    )


def _sent(delivery_id: int) -> tuple[SentRow, ...]:
    fields = ("id", "act", "version", "title", "text", "proof", "sent_at", "sent_by", "photo_id")
    rows = SentText.objects.filter(delivery_id=delivery_id).order_by("id").values_list(*fields)
    return tuple(SentRow(*row) for row in rows)
