"""Send deliveries by the interfaces of channels: what goes out is frozen first, the channel is called outside any transaction."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from mingbai.accounts.values import Acting, Doing
from mingbai.channels.actions.answers import OpenErrand, Overtaken, hold, keep, move, settle
from mingbai.channels.actions.by_hand import locked
from mingbai.channels.kinds.http import WrongAddress
from mingbai.channels.kinds.registry import KINDS
from mingbai.channels.kinds.values import ChannelLine, ChannelMessage, Fate, SendResult, failed
from mingbai.channels.models import Attempt, Delivery, Errand, OrganAccount, SentMessage
from mingbai.channels.queries.accounts import is_elsewhere, line_of, sends_to_a_host
from mingbai.channels.queries.errands import frozen, is_free, is_used_up, sends_at
from mingbai.channels.queries.outgoing import outgoing
from mingbai.channels.queries.sheets import last_version
from mingbai.channels.values.errands import LOST, ErrandKind, tomorrow
from mingbai.core import clock, files, public
from mingbai.core.acts import is_open, open_act
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.files import DamagedFile
from mingbai.core.sealing import KeyFailure
from mingbai.entries.models import Entry
from mingbai.rendering.fonts import FontMissing
from mingbai.statute.disclosure.deliveries import DeliveryAct, DeliveryState

HERE = "http://localhost"
"""Stands for the site where an account leads to no real service and no domain is entered."""
DEMONSTRATION = "演示里的信息不发到真的渠道。"
NO_DOMAIN = "还没有登记网站的域名，发出去的没有原文网址。请系统管理员登记以后再发。"
OVER = "信息在发的时候撤回了，没有发出去。"
RESTING, WAITING = timedelta(minutes=10), timedelta(minutes=1)
_S, _E = DeliveryState, ErrandKind
UNSENT = (_S.PLANNED.value, _S.FAILED.value)
ASKED = {
    _E.ASK: (_S.SENDING, _S.UNKNOWN, _S.TO_REMOVE),
    _E.WATCH: (_S.DELIVERED,),
    _E.TAKE_BACK: (_S.TO_REMOVE,),
}


@dataclass(frozen=True, slots=True)
class _Ready:
    """What is about to be sent; without a message a person has to do it, and `why` says why."""

    version: int
    message: ChannelMessage | None = None
    why: str = ""
    stored: SentMessage | None = None


def carry_out(*, delivery_id: int, by: Acting, at: datetime) -> bool:
    """Do what the machine has to do for a delivery; return whether there was anything. `by` is the system for its organ."""
    assert not is_open(), "the network must not be waited for inside a transaction"
    row = Delivery.objects.select_related("channel", "entry").filter(pk=delivery_id, organ_id=by.organ_id).first()
    if row is None or row.channel.key not in KINDS:
        return False
    accounts = OrganAccount.objects.select_related("channel", "organ").filter(organ_id=by.organ_id)
    account = accounts.filter(channel_id=row.channel_id).first()
    if account is None:
        return False
    try:
        line = line_of(account)
        claim = _begin(row, account, by, at) if row.state in UNSENT else _take_up(row, account, by, at)
    except (WrongAddress, KeyFailure) as failure:
        return rest(account_id=account.pk, why=str(failure), by=by, at=at)
    if not isinstance(claim, OpenErrand):
        return claim
    if account.trouble:
        rest(account_id=account.pk, why="", by=by, at=at)
    if (answer := _called(line, claim, by, at)) is not None:
        settle(claim=claim, answer=answer, by=by, at=at)
    return True


def rest(*, account_id: int, why: str, by: Acting, at: datetime) -> bool:
    """Let an account that cannot be used rest for a while with the reason, or forget the reason; nothing was done with it."""
    until = clock.machine_now() + RESTING if why else None
    with open_act(by=by, at=at) as done:
        OrganAccount.objects.filter(pk=account_id).update(trouble=why[:300], rests_until=until)
        done.no_entry("what stops the account is shown with it, and looked for again in ten minutes")
    return False


def _called(line: ChannelLine, claim: OpenErrand, by: Acting, at: datetime) -> SendResult | None:
    """Call the channel; None where another process has taken the delivery over."""
    if claim.message is None:
        return LOST
    if claim.what is _E.TAKE_BACK:
        return line.take_back(claim.message, claim.remote_id)
    if claim.what is not _E.SEND:
        waited = (clock.machine_now() - claim.sent_at).total_seconds() if claim.sent_at else 0.0
        return line.ask(claim.message, claim.remote_id, waited)
    try:
        return line.send(claim.message, claim.remote_id, lambda remote_id: keep(claim=claim, remote_id=remote_id, by=by, at=at))
    except Overtaken as overtaken:
        return failed(OVER) if overtaken.is_withdrawn else None


def _take_up(row: Delivery, account: OrganAccount, by: Acting, at: datetime) -> OpenErrand | bool:
    """Take what is due by its errand; False where nothing is due any more."""
    with open_act(by=by, at=at) as done:
        held = done.lock(Delivery, pk=row.pk)
        errand = Errand.objects.select_for_update(of=("self",)).select_related("message").filter(delivery=held).first()
        done.no_entry("what the answer changes is recorded with the answer")
        now, state = clock.machine_now(), DeliveryState(held.state)
        if errand is None or errand.message is None or not is_free(errand, now):
            return False
        what, is_due = ErrandKind(errand.what), bool(errand.worker) or (errand.due_at is not None and errand.due_at <= now)
        if what is _E.WATCH and state is _S.TO_REMOVE:
            what, is_due, errand.what, errand.pauses = _E.TAKE_BACK, True, _E.TAKE_BACK.value, 0
        is_lost = what is _E.SEND and state in (_S.SENDING, _S.TO_REMOVE)
        if not is_due:
            return False
        if not is_lost and state not in ASKED.get(what, ()):
            # A person has settled it.
            Errand.objects.filter(pk=errand.pk).update(due_at=None, worker="")
            return False
        hold(done, errand, now)
    message = None if is_lost else frozen(errand.message)
    return OpenErrand(row.pk, account.pk, what, errand.tries, errand.remote_id, errand.sent_at, message)


def _begin(row: Delivery, account: OrganAccount, by: Acting, at: datetime) -> OpenErrand | bool:
    """Record that the sending begins, with what goes out; False where it may not begin now, True where a person takes over."""
    try:
        ready = _ready(row, account)
    except NotVisible:
        # Withdrawn meanwhile: the delivery was called back with it.
        return False
    except (Invalid, DamagedFile) as failure:
        ready = _Ready(0, why=str(failure))
    with open_act(by=by, at=at) as done:
        entry, held = locked(done, row.pk)
        errand, _ = Errand.objects.select_for_update().get_or_create(delivery=held, defaults={"what": _E.SEND.value})
        errand.delivery = held
        now = clock.machine_now()
        if not ready.version:
            done.no_entry("nothing was sent, and the delivery waits as it is")
            return _wait(done, errand, ready.why)
        kept = OrganAccount.objects.select_for_update().filter(pk=account.pk).first()
        is_due = held.state == _S.PLANNED or (errand.due_at is not None and errand.due_at <= now)
        is_same = entry.is_listed and max(last_version(entry.pk), 1) == ready.version
        if kept is None or not (held.state in UNSENT and is_due and is_same and is_free(errand, now)):
            done.no_entry("another process has it, or it has changed since")
            return False
        if sends_at(kept, now) is None and is_used_up(kept, now):
            kept.rests_until = tomorrow(now)
            kept.save(update_fields=["rests_until"])
        if sends_at(kept, now) is not None:
            done.no_entry("the account rests, and the delivery waits as it is")
            return False
        if ready.message is None:
            return _hand_over(done, entry, errand, ready.why)
        return _sending(done, entry, errand, kept, ready)


def _ready(row: Delivery, account: OrganAccount) -> _Ready:
    """Make what goes out, or take what was frozen for a try that came to nothing; raise NotVisible or Invalid."""
    kind, errand = KINDS[row.channel.key], Errand.objects.select_related("message").filter(delivery=row).first()
    version = max(last_version(row.entry_id), 1)
    before = errand.message if errand and row.state == _S.FAILED else None
    if before is not None and before.version == version:
        return _Ready(version, frozen(before), stored=before)
    is_real = sends_to_a_host(account) and not is_elsewhere(kind.key, account)
    if is_real and (row.entry.is_demonstration or clock.is_demonstration()):
        return _Ready(version, why=DEMONSTRATION)
    has_domain = bool(public.printed_address("/"))
    if is_real and not has_domain:
        raise WrongAddress(NO_DOMAIN)
    entry = outgoing(account.organ.code, row.entry_id, "" if has_domain else HERE)
    if stopping := [one.words for one in kind.fits(entry, account.settings) if one.stops]:
        return _Ready(version, why="".join(stopping))
    try:
        return _Ready(version, kind.make(entry, account.settings))
    except FontMissing as failure:
        return _Ready(version, why=str(failure))


def _sending(done: Doing, entry: Entry, errand: Errand, account: OrganAccount, ready: _Ready) -> OpenErrand:
    assert ready.message is not None
    row, now = errand.delivery, clock.machine_now()
    stored = ready.stored or _freeze(done, row, ready, now)
    step = move(done, row, DeliveryAct.SEND)
    errand.remote_id = errand.remote_id if ready.stored else ""
    errand.what, errand.message, errand.sent_at, errand.pauses = _E.SEND.value, stored, now, 0
    errand.sends += 1
    hold(done, errand, now)
    attempt = Attempt.objects.create(delivery=row, account=account, what=_E.SEND.value, began_at=now)
    digest = hashlib.sha256(json.dumps([stored.message, stored.files], sort_keys=True).encode()).hexdigest()
    told = {"channels": [row.channel.key], "version": ready.version, "digest": digest}
    done.note(step.event, entry.subject, told)
    return OpenErrand(row.pk, account.pk, _E.SEND, errand.tries, errand.remote_id, now, ready.message, attempt.pk)


def _freeze(done: Doing, row: Delivery, ready: _Ready, now: datetime) -> SentMessage:
    message = ready.message
    assert message is not None
    kept = [
        {"name": one.name, "media_type": one.media_type, "sha256": files.store(one.data, one.media_type).sha256}
        for one in message.files
    ]
    said = {name: getattr(message, name) for name in ("key", "title", "content", "link", "summary", "author")}
    return SentMessage.objects.create(delivery=row, version=ready.version, message=said, files=kept, made_at=now)


def _hand_over(done: Doing, entry: Entry, errand: Errand, why: str) -> bool:
    """Leave to a person what the machine cannot send."""
    row = errand.delivery
    step = move(done, row, DeliveryAct.HAND_OVER)
    _tried(done, errand, why, None)
    done.note(step.event, entry.subject, {"channels": [row.channel.key], "reason": why})
    return True


def _wait(done: Doing, errand: Errand, why: str) -> bool:
    """Wait for what stands in the way, such as a file that is being rebuilt."""
    if is_free(errand, clock.machine_now()):
        _tried(done, errand, why, clock.machine_now() + WAITING)
    return False


def _tried(done: Doing, errand: Errand, why: str, due_at: datetime | None) -> None:
    now = clock.machine_now()
    errand.due_at, errand.worker, errand.tries = due_at, "", errand.tries + 1
    errand.save()
    said = {"fate": Fate.BY_HAND.value if due_at is None else Fate.FAILED.value, "why": why[:500]}
    Attempt.objects.create(delivery=errand.delivery, what=_E.SEND.value, began_at=now, answered_at=now, **said)
