"""Deliveries made by a person: what was sent is frozen, the address pasted back is the proof."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import unquote

from mingbai.accounts.values import Acting, Doing
from mingbai.channels import policies
from mingbai.channels.actions.removals import confirm_removed
from mingbai.channels.checks import FIELD, checked_proof
from mingbai.channels.models import OPEN_STATES, WEBSITE, Delivery, Errand, SentText
from mingbai.channels.queries.sheets import copy_at, last_version
from mingbai.channels.values.reach import hosts_of
from mingbai.core import files, photos, public
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible, Stale
from mingbai.core.screen import screen
from mingbai.core.words import in_china, measured
from mingbai.entries.models import Entry
from mingbai.statute.disclosure.deliveries import DeliveryAct, DeliveryState
from mingbai.statute.disclosure.review import Standing

REASON_LONGEST = 300
AGAIN = (DeliveryAct.AGAIN, DeliveryAct.CORRECT)


@dataclass(frozen=True, slots=True)
class HandProof:
    """What proves it: an address, or the photograph of where it stands, already made ready to keep."""

    address: str
    photo: bytes = b""

    @property
    def words(self) -> str:
        """The proof as one line, by which a second press is known."""
        return self.address.strip() or (f"照片 {hashlib.sha256(self.photo).hexdigest()[:16]}" if self.photo else "")


def record(*, delivery_id: int, proof: str, version: int, photo: bytes = b"", by: Acting, at: datetime) -> DeliveryState:
    """Record what a person sent, with its address or a photograph; return the state it is in now.

    `version` is the version of the entry whose words were on the page: what stands on the channel, even if a later one has
    been published since. When the entry was withdrawn in the meantime, the delivery waits for its removal at that address.
    """
    shown = HandProof(proof, photos.prepared(photo))
    with open_act(by=by, at=at) as done:
        entry, row = locked(done, delivery_id)
        act = DeliveryAct.RECORD if entry.is_listed or row.state != DeliveryState.WITHDRAWN else DeliveryAct.REPORT
        if act is DeliveryAct.REPORT and entry.standing == Standing.EXPIRED:
            policies.organ_to_record(by, entry.organ.code)
            raise Invalid("这条信息公示期已满，没有登记过的不用再登记。", FIELD)
        is_repeated = row.state in {DeliveryState.DELIVERED, DeliveryState.TO_REMOVE} and row.proof == shown.words
        step = policies.delivery_step(by, entry.organ.code, DeliveryState.PLANNED if is_repeated else row.state, act)
        if is_repeated:
            return DeliveryState(row.state)
        row.state = step.to.value
        if step.to is DeliveryState.DELIVERED:
            row.delivered_at, row.delivered_on = at, in_china(at).date()
            public.touch(entry.organ.code, f"deliveries:{entry.organ.code}", f"entry:{entry.pk}")
        digest = _keep(done, entry, row, act, proof=shown, version=version)
        told = {"channels": [row.channel.key], "proof": row.proof, "version": version, "digest": digest}
        done.note(step.event, entry.subject, told)
        return step.to


def record_in_place(*, entry_id: int, channel: str, proof: str, version: int, text: str = "", by: Acting, at: datetime) -> None:
    """Settle the open delivery to a channel that is a place and has no addresses; nothing to do where none is open.

    `text` is what was said there, where that is not the version's own words.

    Who keeps a village's board does not always send for the organ whose entry hangs there; its own people then settle it.
    """
    with open_act(by=by, at=at) as done:
        row = _open_in_place(entry_id, channel, OPEN_STATES)
        if row is None or not policies.may_send(by, row.entry.organ):
            return
        entry, row = locked(done, row.pk)
        step = policies.delivery_step(by, entry.organ.code, row.state, DeliveryAct.RECORD)
        row.state = step.to.value
        row.delivered_at, row.delivered_on = at, in_china(at).date()
        public.touch(entry.organ.code, f"deliveries:{entry.organ.code}", f"entry:{entry.pk}")
        digest = _freeze(done, entry, row, DeliveryAct.RECORD, proof=HandProof(proof), version=version, said=text)
        done.note(step.event, entry.subject, {"channels": [channel], "proof": proof, "version": version, "digest": digest})


def record_removed_in_place(*, entry_id: int, channel: str, by: Acting, at: datetime) -> None:
    """Settle the removal of a withdrawn entry from a channel that is a place."""
    row = _open_in_place(entry_id, channel, [DeliveryState.TO_REMOVE.value])
    if row is not None and policies.may_send(by, row.entry.organ):
        confirm_removed(delivery_id=row.pk, by=by, at=at)


def send_again(
    *, delivery_id: int, act: DeliveryAct, proof: str, version: int, photo: bytes = b"", by: Acting, at: datetime
) -> None:
    """Record that a changed entry was sent once more, or corrected where it stands; it still counts once, on its first day."""
    shown = HandProof(proof, photos.prepared(photo))
    with open_act(by=by, at=at) as done:
        entry, row = locked(done, delivery_id)
        step = policies.delivery_step(by, entry.organ.code, row.state, act)
        if act not in AGAIN:
            raise Invalid("选再发一次，或者更正。", FIELD)
        # Open data shows where it can be read.
        public.touch(entry.organ.code, f"deliveries:{entry.organ.code}", f"entry:{entry.pk}")
        digest = _keep(done, entry, row, act, proof=shown, version=version)
        told = {"channels": [row.channel.key], "proof": row.proof, "version": version, "digest": digest}
        done.note(step.event, entry.subject, told)


def leave(*, delivery_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Record that a change of the entry needs nothing on this channel, and why."""
    why = measured(reason, "reason", "为什么不用再发", longest=REASON_LONGEST)
    with open_act(by=by, at=at) as done:
        entry, row = locked(done, delivery_id)
        step = policies.delivery_step(by, entry.organ.code, row.state, DeliveryAct.LEAVE)
        row.is_outdated = False
        row.save(update_fields=["is_outdated"])
        done.note(step.event, entry.subject, {"channels": [row.channel.key], "reason": why})


def call_off(*, delivery_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Decide that an entry does not go to a channel, with the reason."""
    why = measured(reason, "reason", "为什么不发", longest=REASON_LONGEST)
    with open_act(by=by, at=at) as done:
        entry, row = locked(done, delivery_id)
        step = policies.delivery_step(by, entry.organ.code, row.state, DeliveryAct.CALL_OFF)
        row.state, row.reason = step.to.value, why
        row.save(update_fields=["state", "reason"])
        done.note(step.event, entry.subject, {"channels": [row.channel.key], "reason": why})


def hand_over(*, delivery_id: int, by: Acting, at: datetime) -> None:
    """Take over a delivery of which no answer came: a person looked at the channel, and it is not there."""
    with open_act(by=by, at=at) as done:
        entry, row = locked(done, delivery_id)
        step = policies.delivery_step(by, entry.organ.code, row.state, DeliveryAct.HAND_OVER)
        row.state = step.to.value
        row.save(update_fields=["state"])
        done.note(step.event, entry.subject, {"channels": [row.channel.key]})


def plan_again(*, delivery_id: int, by: Acting, at: datetime) -> None:
    """Plan a delivery that was called off."""
    with open_act(by=by, at=at) as done:
        entry, row = locked(done, delivery_id)
        step = policies.delivery_step(by, entry.organ.code, row.state, DeliveryAct.PLAN)
        if not entry.is_listed:
            raise Invalid("这条信息网站上已经看不到了，不能再发。")
        row.state, row.reason, row.planned_at = step.to.value, "", at
        row.save(update_fields=["state", "reason", "planned_at"])
        # Whatever an earlier try left to do is void; the sender starts afresh.
        Errand.objects.filter(delivery=row).update(due_at=None)
        done.note(step.event, entry.subject, {"channels": [row.channel.key]})


def _open_in_place(entry_id: int, channel: str, states: Sequence[str]) -> Delivery | None:
    listed = Delivery.objects.select_related("entry__organ__parent")
    return listed.filter(entry_id=entry_id, channel__key=channel, state__in=states).first()


def locked(done: Doing, delivery_id: int) -> tuple[Entry, Delivery]:
    """Lock the entry before its delivery, as publication and withdrawal do."""
    found = Delivery.objects.exclude(channel__key=WEBSITE).filter(pk=delivery_id).values_list("entry_id", flat=True).first()
    if found is None:
        raise NotVisible(str(delivery_id))
    return done.lock(Entry, "organ", pk=found), done.lock(Delivery, "channel", pk=delivery_id)


def _keep(done: Doing, entry: Entry, row: Delivery, act: DeliveryAct, *, proof: HandProof, version: int) -> str:
    """Check the address, freeze the words of that version with it, and return their digest."""
    if proof.photo and not proof.address.strip():
        return _freeze(done, entry, row, act, proof=proof, version=version)
    hosts = hosts_of(row.channel.key, row.channel.hosts)
    address = checked_proof(proof.address, hosts)
    # Open data shows the address: what is written in it with percent signs is as plain to read.
    screen({"网址": unquote(address)}, done.at.date(), fields={"网址": FIELD})
    same = Delivery.objects.filter(organ_id=row.organ_id, channel_id=row.channel_id, proof=address).exclude(pk=row.pk)
    # Where nobody knows the hosts, one page of a platform may show all that was sent.
    if hosts and same.exists():
        raise Invalid("这个网址已经登记在另一条信息上，核对以后贴这一条自己的。", FIELD)
    return _freeze(done, entry, row, act, proof=HandProof(address, proof.photo), version=version)


def _freeze(done: Doing, entry: Entry, row: Delivery, act: DeliveryAct, *, proof: HandProof, version: int, said: str = "") -> str:
    """Keep the words of that version, or what was said instead, with the proof, and return their digest."""
    last = last_version(entry.pk)
    copied = copy_at(entry, row.channel.key, version)
    if copied is None:
        raise Stale("这一页是很早以前打开的。刷新以后照现在的文字再发。")
    row.proof, row.sent_version = proof.words, version
    row.is_outdated = row.state == DeliveryState.DELIVERED and version < last
    row.save(update_fields=["state", "delivered_at", "delivered_on", "proof", "sent_version", "is_outdated"])
    photo = files.store(proof.photo, photos.MEDIA_TYPE) if proof.photo else None
    text = said or copied.text
    sent = {"title": copied.title, "text": text, "proof": proof.words, "photo": photo}
    told = {"act": act.value, "version": version, "sent_at": done.at, "sent_by": done.signature}
    SentText.objects.create(delivery=row, **sent, **told)
    return hashlib.sha256(f"{copied.title}\n{text}".encode()).hexdigest()
