"""Publish an entry and take it down together with its website delivery, so that what was public is counted."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.channels.actions.planning import plan
from mingbai.channels.actions.removals import call_back_unsent, take_back_deliveries
from mingbai.channels.models import WEBSITE, Channel, Delivery
from mingbai.core.acts import open_act
from mingbai.core.errors import MingbaiError
from mingbai.core.words import in_china
from mingbai.entries import actions as entries
from mingbai.entries.actions.publication import Out, put_out, ready_interpretations, run_out, take_in
from mingbai.entries.actions.rebuilding import rebuild_waiting
from mingbai.statute.disclosure.deliveries import DeliveryState

WEBSITE_LABEL = "政府网站"


def publish(*, entry_id: int, by: Acting, at: datetime) -> Out:
    """Publish an approved entry; one that is open to all is thereby delivered on the website. Idempotent."""
    rebuild_waiting(entry_id=entry_id, by=by, at=at)
    with open_act(by=by, at=at) as done:
        out = put_out(entry_id=entry_id, by=by, at=at)
        if out.is_new and out.is_listed:
            _deliver(done, out)
        elif out.is_new:
            take_back_deliveries(done, _subject(out), Delivery.objects.filter(entry_id=entry_id))
        if out.is_first:
            # An interpretation goes out with its document, never after it.
            for key in ready_interpretations(entry_id):
                publish(entry_id=key, by=by, at=at)
    return out


def withdraw(*, entry_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Withdraw an entry from everywhere: the portal at once, other channels by a task for a person."""
    with open_act(by=by, at=at) as done:
        subject = take_in(entry_id=entry_id, reason=reason, by=by, at=at)
        take_back_deliveries(done, subject, Delivery.objects.filter(entry_id=entry_id))


def expire(*, entry_id: int, by: Acting, at: datetime) -> None:
    """Take down a notice whose posting period is over. It was public as long as required, so its delivery still counts.

    What was not sent by then is not sent any more.
    """
    with open_act(by=by, at=at) as done:
        if subject := run_out(entry_id=entry_id, by=by, at=at):
            call_back_unsent(done, subject, Delivery.objects.filter(entry_id=entry_id))


def publish_planned(*, entry_id: int, planned_at: datetime, by: Acting, at: datetime) -> Out | None:
    """Publish an entry if it is still planned for this moment; when that is refused, cancel the plan with the reason."""
    try:
        rebuild_waiting(entry_id=entry_id, by=by, at=at)
        with open_act(by=by, at=at):
            if not entries.is_planned(entry_id=entry_id, planned_at=planned_at):
                return None
            return publish(entry_id=entry_id, by=by, at=at)
    except MingbaiError as failure:
        # What blocks it now would block every retry, so the clerk's list says why and no one tries forever.
        entries.stop_plan(entry_id=entry_id, why=str(failure), by=by, at=at)
        return None


def _deliver(done: Doing, out: Out) -> None:
    """Record the website delivery and plan the others; a later version does not count again, and is offered for them."""
    channel, _ = Channel.objects.get_or_create(key=WEBSITE, defaults={"label": WEBSITE_LABEL})
    delivered = {
        "organ_id": out.organ_id,
        "state": DeliveryState.DELIVERED.value,
        "delivered_at": done.at,
        "delivered_on": in_china(done.at).date(),
        "proof": f"/{out.organ_code}/entries/{out.entry_id}/",
    }
    row, is_new = Delivery.objects.get_or_create(entry_id=out.entry_id, channel=channel, defaults=delivered)
    if not is_new and row.state == DeliveryState.DELIVERED:
        # What stands elsewhere is an earlier version now; a person sends it again or corrects it there.
        sent = Delivery.objects.filter(entry_id=out.entry_id, state=DeliveryState.DELIVERED.value)
        sent.exclude(channel=channel).update(is_outdated=True)
        return
    if not is_new:
        # It was taken back while only a village could read it, and is open to all again.
        Delivery.objects.filter(pk=row.pk).update(**delivered)
    done.note("delivery.made", _subject(out), {"channels": [WEBSITE]})
    plan(done, _subject(out), entry_id=out.entry_id, organ_id=out.organ_id)


def _subject(out: Out) -> str:
    return f"entry:{out.organ_code}:{out.entry_id}"
