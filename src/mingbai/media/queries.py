"""Reads of new-media accounts."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from mingbai.channels.models import Delivery
from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.core.paging import PAGE, ListPage, cut
from mingbai.media.models import MediaAccount
from mingbai.media.values import MediaAccountRow
from mingbai.statute.disclosure.deliveries import DeliveryState

COLUMNS = (
    "id", "organ_id", "organ__code", "organ__name", "kind", "name", "number", "holder", "reviewer", "filing_number",
    "channel__key", "opened_on", "opening_reason", "seen_on", "sent_on", "closed_on", "closing_reason",
)  # fmt: skip


def open_accounts(organ_ids: Collection[int], *, after: str = "", limit: int = PAGE) -> ListPage[MediaAccountRow]:
    """Return a page of the accounts in use of these organs, by organ, with the key of the next page."""
    listed = MediaAccount.objects.filter(organ_id__in=organ_ids, closed_on__isnull=True)
    organ, _, pk = after.partition("-")
    if asked.key(organ):
        place = (asked.key(organ), asked.key(pk))
        listed = listed.filter(organ_id__gte=place[0]).exclude(organ_id=place[0], id__lte=place[1])
    rows = _rows(listed.order_by("organ_id", "id"))[: limit + 1]
    return cut(map(_row, rows), limit, lambda row: f"{row.organ_id}-{row.id}")


def closed_accounts(organ_id: int, limit: int = PAGE) -> tuple[MediaAccountRow, ...]:
    """Return the organ's closed accounts, the last closed first."""
    found = MediaAccount.objects.filter(organ_id=organ_id, closed_on__isnull=False).order_by("-closed_on", "-id")
    return tuple(map(_row, _rows(found)[:limit]))


def account(account_id: int) -> MediaAccountRow:
    """Return one account; raise NotVisible when there is none."""
    for row in _rows(MediaAccount.objects.filter(pk=account_id)):
        return _row(row)
    raise NotVisible(str(account_id))


def _rows(found: QuerySet[MediaAccount]) -> QuerySet[MediaAccount, tuple[Any, ...]]:
    # One look into the index of deliveries an account, however many were sent.
    sent = Delivery.objects.filter(
        organ_id=OuterRef("organ_id"), state=DeliveryState.DELIVERED.value, channel_id=OuterRef("channel_id")
    )
    last = sent.order_by("-delivered_on").values("delivered_on")[:1]
    return found.annotate(sent_on=Subquery(last)).values_list(*COLUMNS)


def _row(row: tuple[Any, ...]) -> MediaAccountRow:
    told = dict(zip(COLUMNS, row, strict=True))
    days = [day for day in (told.pop("seen_on"), told.pop("sent_on")) if day is not None]
    return MediaAccountRow(
        organ_code=told.pop("organ__code"),
        organ_name=told.pop("organ__name"),
        channel=told.pop("channel__key") or "",
        reason=told.pop("opening_reason"),
        updated_on=max(days, default=None),
        **told,
    )
