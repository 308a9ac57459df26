"""What the channel answered: recorded in an act of its own, with the move that follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.channels.actions.by_hand import locked
from mingbai.channels.kinds.values import ChannelMessage, SendResult
from mingbai.channels.models import Attempt, Delivery, Errand, OrganAccount, SentText
from mingbai.channels.queries.sheets import last_version
from mingbai.channels.values.errands import LEASE, ErrandKind, Following, Underway, follow
from mingbai.core import clock, processes, public
from mingbai.core.acts import open_act
from mingbai.core.words import in_china
from mingbai.entries.models import Entry
from mingbai.entries.values.plain import plain_text
from mingbai.statute.disclosure.deliveries import DeliveryAct, DeliveryState, delivery_transition
from mingbai.statute.moves import Move

NO_ADDRESS = "没有网址"
_PROOF, _WHY, _URL, _REMOTE = 300, 500, 1000, 300


class Overtaken(Exception):
    """The delivery is no longer this process's to send: another took it over, or the entry `is_withdrawn`."""

    def __init__(self, *, is_withdrawn: bool) -> None:
        super().__init__()
        self.is_withdrawn = is_withdrawn


@dataclass(frozen=True, slots=True)
class OpenErrand:
    """A delivery that this process is at; without a message, one that a killed process left in the middle of sending."""

    delivery_id: int
    account_id: int
    what: ErrandKind
    tries: int
    remote_id: str
    sent_at: datetime | None
    message: ChannelMessage | None = None
    attempt_id: int | None = None


def hold(done: Doing, errand: Errand, now: datetime) -> None:
    """Take an errand for this process until the lease is over, and store it."""
    errand.worker, errand.due_at = processes.name(), now + LEASE
    errand.tries += 1
    errand.save()


def move(done: Doing, row: Delivery, act: DeliveryAct) -> Move[DeliveryState, DeliveryAct]:
    """Move a delivery by the table of moves and store its state."""
    step = delivery_transition(DeliveryState(row.state), act)
    assert isinstance(step, Move), step
    row.state = step.to.value
    row.save()
    return step


def keep(*, claim: OpenErrand, remote_id: str, by: Acting, at: datetime) -> None:
    """Store a remote id before the step that makes something public, and renew the lease; raise Overtaken."""
    with open_act(by=by, at=at) as done:
        row = done.lock(Delivery, pk=claim.delivery_id)
        held = Errand.objects.filter(delivery=row, tries=claim.tries)
        if not held.exists() or row.state != DeliveryState.SENDING:
            done.no_entry("nothing was written")
            raise Overtaken(is_withdrawn=held.exists())
        held.update(remote_id=remote_id, due_at=clock.machine_now() + LEASE)
        done.no_entry("a note for the process that goes on if this one is killed; what becomes of it is recorded")


def settle(*, claim: OpenErrand, answer: SendResult, by: Acting, at: datetime) -> None:
    """Record an answer and what follows from it."""
    with open_act(by=by, at=at) as done:
        entry, row = locked(done, claim.delivery_id)
        errand = done.lock(Errand, delivery=row)
        now = clock.machine_now()
        _answered(done, claim, answer, now)
        if errand.tries != claim.tries:
            done.no_entry("another process has taken it over and asks for itself")
            return
        known = Underway(
            DeliveryState(row.state), claim.what, errand.remote_id, errand.pauses, max(errand.sends, 1), errand.sent_at
        )
        then = follow(known, answer, now)
        errand.what, errand.due_at, errand.worker = then.what.value, then.due_at, ""
        errand.remote_id, errand.pauses = then.remote_id[:_REMOTE], then.pauses
        errand.save()
        if then.rests:
            OrganAccount.objects.filter(pk=claim.account_id).update(rests_until=then.due_at)
        errand.delivery = row
        if not _follow(done, entry, errand, answer, then):
            done.no_entry("the delivery stays as it is; the attempt is kept")


def _follow(done: Doing, entry: Entry, errand: Errand, answer: SendResult, then: Following) -> bool:
    """Move the delivery, on record, and return whether it moves."""
    row = errand.delivery
    if row.state == DeliveryState.TO_REMOVE and answer.url and not row.proof:
        # Whoever has to remove it needs to know where it stands.
        row.proof = answer.url[:_PROOF]
        row.save(update_fields=["proof"])
    if then.act is None:
        return False
    if then.act is DeliveryAct.ARRIVE:
        _arrive(done, entry, errand, answer)
    elif then.act is DeliveryAct.VANISH:
        row.is_outdated = False
        public.touch(entry.organ.code, f"deliveries:{entry.organ.code}", f"entry:{entry.pk}")
    step = move(done, row, then.act)
    told = {"channels": [row.channel.key], "proof": row.proof, "reason": answer.why[:_WHY]}
    done.note(step.event, entry.subject, told)
    return True


def _arrive(done: Doing, entry: Entry, errand: Errand, answer: SendResult) -> None:
    """Let a delivery count from today, with the words that were sent."""
    row, message = errand.delivery, errand.message
    assert message is not None
    row.proof = answer.url if 0 < len(answer.url) <= _PROOF else errand.remote_id or NO_ADDRESS
    row.delivered_at, row.delivered_on = done.at, in_china(done.at).date()
    row.sent_version, row.is_outdated = message.version, message.version < last_version(entry.pk)
    public.touch(entry.organ.code, f"deliveries:{entry.organ.code}", f"entry:{entry.pk}")
    content = message.message["content"]
    SentText.objects.create(
        delivery=row,
        act=DeliveryAct.ARRIVE.value,
        version=message.version,
        title=message.message["title"][:300],
        text=plain_text(content) if content.startswith("<") else content,
        proof=row.proof,
        sent_at=done.at,
        sent_by=done.signature,
    )


def _answered(done: Doing, claim: OpenErrand, answer: SendResult, now: datetime) -> None:
    """Keep an answer: with the call that began it, and for one that says the same as before only when it came last."""
    said = {
        "fate": answer.fate.value,
        "why": answer.why[:_WHY],
        "remote_id": answer.remote_id[:_REMOTE],
        "url": answer.url[:_URL],
        "answered_at": now,
    }
    rows = Attempt.objects.filter(delivery_id=claim.delivery_id)
    if claim.attempt_id is not None:
        rows.filter(pk=claim.attempt_id).update(**said)
        return
    last = rows.order_by("-id").first()
    is_same = last is not None and (last.what, last.fate, last.why) == (claim.what.value, said["fate"], said["why"])
    if last is not None and (is_same or (claim.message is None and last.fate == "")):
        rows.filter(pk=last.pk).update(**said)
        return
    Attempt.objects.create(
        delivery_id=claim.delivery_id, account_id=claim.account_id, what=claim.what.value, began_at=now, **said
    )
