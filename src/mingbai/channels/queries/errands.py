"""What the machine has to do now, and what it did for one delivery."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from mingbai.channels.kinds.registry import KINDS
from mingbai.channels.kinds.values import PICTURES, ChannelFile, ChannelMessage, Fate
from mingbai.channels.models import Attempt, Delivery, Errand, OrganAccount, SentMessage
from mingbai.channels.values.errands import FATE_WORDS, WHAT_WORDS, ErrandKind, quiet_until
from mingbai.channels.values.open import AttemptRow, FrozenFile, FrozenRow, MachineRow
from mingbai.core import files, processes
from mingbai.core.errors import NotVisible
from mingbai.core.words import in_china
from mingbai.entries.values.plain import plain_text
from mingbai.statute.disclosure.deliveries import DeliveryState

AT_ONCE = 200
NOT_BEFORE_SENDING = [DeliveryState.PLANNED.value, DeliveryState.FAILED.value]


@dataclass(frozen=True, slots=True)
class DueErrand:
    """A delivery for which the machine has something to do; `tries` tells this time from the others."""

    delivery_id: int
    organ_id: int
    tries: int


def due(now: datetime, *, organ_id: int | None = None, channel: str = "") -> Iterator[DueErrand]:
    """Yield what the machine has to do at a moment of its own clock, for the accounts that there are."""
    rows = OrganAccount.objects.filter(channel__key__in=KINDS).order_by("id")
    rows = rows.filter(organ_id=organ_id) if organ_id is not None else rows
    for account in rows.filter(channel__key=channel) if channel else rows:
        if account.trouble and account.rests_until and account.rests_until > now:
            continue
        own = Delivery.objects.filter(organ_id=account.organ_id, channel_id=account.channel_id)
        found = _to_ask(now, account)
        if sends_at(account, now) is None:
            found = [*found, *_to_send(now, own)]
        for delivery_id, tries in found:
            yield DueErrand(delivery_id, account.organ_id, tries or 0)


def troubles(organ_id: int, channel: str = "") -> tuple[str, ...]:
    """Return what stops the accounts of an organ, a sentence each."""
    rows = OrganAccount.objects.filter(organ_id=organ_id).exclude(trouble="")
    rows = rows.filter(channel__key=channel) if channel else rows
    return tuple(f"{label}：{trouble}" for label, trouble in rows.order_by("id").values_list("channel__label", "trouble"))


def next_due(now: datetime, *, organ_id: int, channel: str = "") -> datetime | None:
    """Return when something that is not settled is due next; what was delivered and is only watched does not count."""
    rows = Errand.objects.filter(due_at__gt=now, delivery__organ_id=organ_id).exclude(what=ErrandKind.WATCH.value)
    rows = rows.filter(delivery__channel__key=channel) if channel else rows
    return rows.order_by("due_at").values_list("due_at", flat=True).first()


def sends_at(account: OrganAccount, now: datetime) -> datetime | None:
    """Return until when the account sends nothing: quiet hours, a quota; None when it may send now."""
    quiet = account.quiet_from, account.quiet_until
    if quiet[0] is not None and quiet[1] is not None and (until := quiet_until((quiet[0], quiet[1]), now)) is not None:
        return until
    return account.rests_until if account.rests_until and account.rests_until > now else None


def is_used_up(account: OrganAccount, now: datetime) -> bool:
    """Return whether the day's quota that the administrator entered is used up."""
    if account.quota is None:
        return False
    since = in_china(now).replace(hour=0, minute=0, second=0, microsecond=0)
    sent = Attempt.objects.filter(account=account, what=ErrandKind.SEND.value, began_at__gte=since).count()
    return sent >= account.quota


def by_machine(delivery_id: int) -> MachineRow:
    """Return what the machine did for a delivery and does next."""
    row = Delivery.objects.get(pk=delivery_id)
    errand = Errand.objects.filter(delivery=row).first()
    accounts = OrganAccount.objects.filter(organ_id=row.organ_id, channel_id=row.channel_id)
    trouble = accounts.values_list("trouble", flat=True).first()
    is_left = errand is not None and errand.due_at is not None and trouble is not None
    return MachineRow(
        has_account=trouble is not None,
        trouble=trouble or "",
        next_what=WHAT_WORDS[ErrandKind(errand.what)] if errand and is_left else "",
        next_at=errand.due_at if errand and is_left else None,
        attempts=tuple(_attempt(one) for one in Attempt.objects.filter(delivery=row).order_by("id")),
        frozen=tuple(_frozen(one) for one in SentMessage.objects.filter(delivery=row).order_by("id")),
    )


def _attempt(row: Attempt) -> AttemptRow:
    answer = FATE_WORDS[Fate(row.fate)] if row.fate else ""
    return AttemptRow(WHAT_WORDS[ErrandKind(row.what)], row.began_at, row.answered_at, answer, row.why, row.url)


def _frozen(row: SentMessage) -> FrozenRow:
    content = row.message["content"]
    text = plain_text(content) if content.startswith("<") else content
    kept = tuple(FrozenFile(n, one["name"], one["media_type"] in PICTURES) for n, one in enumerate(row.files, 1))
    return FrozenRow(row.pk, row.version, row.made_at, row.message["title"], text, kept)


def frozen_file(organ_id: int, message_id: int, number: int) -> ChannelFile:
    """Return a picture or package of a message of the organ's, as it went out; raise NotVisible where there is none."""
    row = SentMessage.objects.filter(pk=message_id, delivery__organ_id=organ_id).first()
    if row is None or not 0 < number <= len(row.files):
        raise NotVisible(f"{message_id}/{number}")
    one = row.files[number - 1]
    return ChannelFile(one["name"], one["media_type"], files.read(one["sha256"]))


def frozen(row: SentMessage) -> ChannelMessage:
    """Return what was sent, as it was sent."""
    kept = tuple(ChannelFile(one["name"], one["media_type"], files.read(one["sha256"])) for one in row.files)
    return ChannelMessage(**row.message, files=kept)


def is_free(errand: Errand | None, now: datetime) -> bool:
    """Return whether nobody is at work on the delivery: nobody began, the lease is over, or the process is gone."""
    if errand is None or not errand.worker:
        return True
    return errand.due_at is None or errand.due_at <= now or processes.is_gone(errand.worker)


def _to_ask(now: datetime, account: OrganAccount) -> list[tuple[int, int]]:
    """Return deliveries whose errand is due, that were withdrawn after delivery, or that a dead process left behind."""
    errands = Errand.objects.filter(delivery__organ_id=account.organ_id, delivery__channel_id=account.channel_id)
    at_work = errands.filter(due_at__gt=now).exclude(worker="")
    gone = [pk for pk, worker in at_work.values_list("pk", "worker") if processes.is_gone(worker)]
    waiting = errands.filter(Q(due_at__lte=now) | Q(pk__in=gone)).exclude(delivery__state__in=NOT_BEFORE_SENDING)
    standing = errands.filter(what=ErrandKind.WATCH.value, delivery__state=DeliveryState.TO_REMOVE.value, worker="")
    fields = ("delivery_id", "tries")
    return [*dict.fromkeys((*waiting.order_by("due_at").values_list(*fields)[:AT_ONCE], *standing.values_list(*fields)))]


def _to_send(now: datetime, own: QuerySet[Delivery]) -> list[tuple[int, int]]:
    later = Errand.objects.filter(delivery=OuterRef("pk"), due_at__gt=now)
    never = Errand.objects.filter(delivery=OuterRef("pk"), due_at__isnull=True)
    planned = own.filter(state=DeliveryState.PLANNED.value).exclude(Exists(later))
    failed = own.filter(state=DeliveryState.FAILED.value).exclude(Exists(later)).exclude(Exists(never))
    found = planned.order_by("id").values_list("id", "errand__tries")[:AT_ONCE]
    again = failed.order_by("id").values_list("id", "errand__tries")[:AT_ONCE]
    return [*again, *found]
