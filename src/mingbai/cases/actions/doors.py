"""The doors that anybody finds open: how often each is used, and the draft that a browser's token finds."""

from __future__ import annotations

from datetime import timedelta

from mingbai.accounts.values import Doing
from mingbai.cases.models import ApplicationDraft, PublicUse
from mingbai.cases.queries.online import DRAFTS_KEPT, token_digest
from mingbai.core.acts import OpenAct, Signer
from mingbai.core.clock import machine_now
from mingbai.core.errors import Invalid
from mingbai.core.sealing import fingerprint

HOUR, COUNTED_FOR, PAUSE = timedelta(hours=1), timedelta(minutes=30), timedelta(minutes=1)


def own_draft(token: str, organ_id: int | None = None) -> ApplicationDraft | None:
    """Return the draft of a token, locked, inside the caller's act; None once it was sent or given up, or is another organ's."""
    kept = ApplicationDraft.objects.select_for_update().filter(changed_at__gt=machine_now() - DRAFTS_KEPT)
    row = kept.filter(token=token_digest(token)).first()
    return row if row is None or organ_id in (None, row.organ_id) else None


def uses(door: str, address: str) -> int:
    """Return how often an address used a door in the last hour."""
    return PublicUse.objects.filter(door=door, whose=fingerprint(door, address), at__gt=machine_now() - HOUR).count()


def count_use(done: Doing, door: str, address: str, most: int, sentence: str) -> None:
    """Count one use by an address; raise Invalid when the hour has seen the most there may be."""
    if uses(door, address) >= most:
        raise Invalid(sentence)
    PublicUse.objects.create(door=door, whose=fingerprint(door, address), at=machine_now())


def count_wrong(done: OpenAct[Signer], door: str, whose: str) -> None:
    """Count a wrong code at a door."""
    PublicUse.objects.create(door=door, whose=fingerprint(door, whose), at=machine_now())


def has_to_wait(door: str, whose: str, most: int) -> bool:
    """Return whether so many tries went wrong in the last half hour, the last of them a moment ago."""
    now = machine_now()
    wrong = PublicUse.objects.filter(door=door, whose=fingerprint(door, whose), at__gt=now - COUNTED_FOR).order_by("-at")
    times = list(wrong.values_list("at", flat=True)[:most])
    return len(times) >= most and now - times[0] < PAUSE
