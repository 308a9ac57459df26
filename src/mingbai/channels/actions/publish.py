"""Publish and withdraw: the entry and its delivery on the website in one transaction, so that what was public is counted."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting, Doing, system
from mingbai.channels.models import Channel, Delivery, DeliveryState
from mingbai.core.acts import open_act
from mingbai.core.errors import MingbaiError
from mingbai.core.words import in_china
from mingbai.entries import actions as entries
from mingbai.entries import queries
from mingbai.entries.actions import Out
from mingbai.organs import queries as organs

WEBSITE = ("website", "政府网站")


def publish(*, entry_id: int, by: Acting, at: datetime) -> Out:
    """Let an approved entry out; what is open to all is thereby delivered on the website. Twice is once."""
    with open_act(by=by, at=at) as done:
        out = entries.put_out(entry_id=entry_id, by=by, at=at)
        if out.is_listed:
            _deliver(done, out)
        elif not out.is_first:
            _take_back(done, out.entry_id)
    return out


def withdraw(*, entry_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Take an entry away from everywhere, its delivery on the website too."""
    with open_act(by=by, at=at) as done:
        entries.withdraw(entry_id=entry_id, reason=reason, by=by, at=at)
        _take_back(done, entry_id)


def publish_due(at: datetime) -> tuple[int, tuple[str, ...]]:
    """Publish what was planned for a moment up to now: how many went out, and a sentence for each that could not."""
    failed: list[str] = []
    done = 0
    for entry_id, organ_id in queries.scheduled_until(at):
        by = system(organs.organ_by_id(organ_id))
        try:
            publish(entry_id=entry_id, by=by, at=at)
            done += 1
        except MingbaiError as failure:
            # One that is stopped by its check must not keep the others in, nor be tried for ever.
            entries.stop_plan(entry_id=entry_id, why=str(failure), by=by, at=at)
            failed.append(f"{entry_id}：{failure}")
    return done, tuple(failed)


def expire_due(at: datetime) -> int:
    """Take down the notices whose posting period is over: how many."""
    found = queries.down_until(at.date())
    for entry_id, organ_id in found:
        entries.expire(entry_id=entry_id, by=system(organs.organ_by_id(organ_id)), at=at)
    return len(found)


def _deliver(done: Doing, out: Out) -> None:
    """The delivery on the website; a later version does not count again."""
    key, label = WEBSITE
    channel, _ = Channel.objects.get_or_create(key=key, defaults={"label": label})
    Delivery.objects.get_or_create(
        entry_id=out.entry_id,
        channel=channel,
        defaults={
            "organ_id": out.organ_id,
            "state": DeliveryState.DELIVERED,
            "delivered_at": done.at,
            "delivered_on": in_china(done.at).date(),
            "proof": f"/{out.organ_code}/entries/{out.entry_id}/",
        },
    )


def _take_back(done: Doing, entry_id: int) -> None:
    Delivery.objects.filter(entry_id=entry_id, channel__key=WEBSITE[0]).update(state=DeliveryState.WITHDRAWN)
