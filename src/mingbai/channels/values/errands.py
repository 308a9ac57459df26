"""What follows from the answer of a channel: the move of the delivery, and what the machine does next and when.

Nothing here knows the database or the network, so that every sequence of answers can be tried.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from mingbai.channels.kinds.values import Again, Fate, SendResult
from mingbai.core.words import in_china
from mingbai.statute.disclosure.deliveries import DeliveryAct, DeliveryState


class ErrandKind(StrEnum):
    """What the machine does for a delivery."""

    SEND = "send"
    ASK = "ask"
    WATCH = "watch"
    TAKE_BACK = "take_back"
    COMPARE = "compare"
    """Never due by itself: a person asks for it."""


WHAT_WORDS = {
    ErrandKind.SEND: "发",
    ErrandKind.ASK: "问结果",
    ErrandKind.WATCH: "看还在不在",
    ErrandKind.TAKE_BACK: "撤",
    ErrandKind.COMPARE: "核对",
}
FATE_WORDS = {
    Fate.ACCEPTED: "收下了，还没有公开",
    Fate.DELIVERED: "公开了",
    Fate.FAILED: "没有成",
    Fate.UNKNOWN: "没有回音",
    Fate.BY_HAND: "要人来做",
    Fate.ABSENT: "那边没有",
    Fate.REMOVED: "那边没有了",
}
LEASE = timedelta(minutes=3)
"""Longer than any one call to a channel; the worker renews it before a step that cannot be undone."""
SETTLING = timedelta(minutes=10)
"""How long to wait before taking back a publication that may or may not have begun: it might still appear."""
LONG_UNANSWERED = timedelta(hours=1)
"""When a channel has been silent this long about what it accepted, a person is told."""
_LONGEST = {
    ErrandKind.ASK: timedelta(minutes=30),
    ErrandKind.SEND: timedelta(hours=2),
    ErrandKind.TAKE_BACK: timedelta(hours=2),
}
FIRST = {
    ErrandKind.ASK: timedelta(seconds=2),
    ErrandKind.SEND: timedelta(seconds=10),
    ErrandKind.TAKE_BACK: timedelta(seconds=5),
}
"""The first pause; each further one doubles, up to the longest."""
WATCHES = (timedelta(hours=1), timedelta(hours=5), timedelta(hours=18), *(timedelta(days=1),) * 6)
"""How long after success, and after each look, a channel is asked again whether it still stands: for a week in all."""
LOOK_AGAIN, WATCHED = timedelta(hours=3), timedelta(days=14)
"""When a check without an answer is repeated, and how long after sending checks end."""
OPENING = time(0, 5)
"""When a quota of the day is taken to be renewed."""


@dataclass(frozen=True, slots=True)
class Underway:
    """What is known of a delivery when an answer comes."""

    state: DeliveryState
    what: ErrandKind
    remote_id: str = ""
    pauses: int = 0
    sends: int = 1
    sent_at: datetime | None = None

    def waited(self, now: datetime) -> timedelta:
        """Return how long ago it was sent."""
        return now - self.sent_at if self.sent_at else timedelta()


@dataclass(frozen=True, slots=True)
class Following:
    """What follows: the move (None for none), and the next errand with its moment (None where the machine has no more to do).

    `rests` when the account takes nothing more before that moment.
    """

    act: DeliveryAct | None
    what: ErrandKind
    due_at: datetime | None
    remote_id: str = ""
    pauses: int = 0
    rests: bool = False


_S, _A, _E = DeliveryState, DeliveryAct, ErrandKind
LOST = SendResult(Fate.UNKNOWN, why="发的时候系统停了，不知道发出去没有，先去问。")
"""What a process that was killed while it sent leaves behind."""


def follow(known: Underway, answer: SendResult, now: datetime) -> Following:
    """Return what follows from an answer to the errand that is under way."""
    remote_id = answer.remote_id or ("" if answer.fate in (Fate.FAILED, Fate.ABSENT) else known.remote_id)
    if known.state is _S.TO_REMOVE:
        return _removing(known, answer, remote_id, now)
    if known.state is _S.DELIVERED and known.what is _E.WATCH:
        return _watching(known, answer, now)
    if known.state in (_S.SENDING, _S.UNKNOWN):
        return _sending(known, answer, remote_id, now)
    # A person has settled it meanwhile.
    return Following(None, known.what, None, remote_id)


def watch(now: datetime, looks: int) -> datetime | None:
    """Return when a channel is asked next whether what was delivered still stands; None after the last look."""
    return now + WATCHES[looks] if looks < len(WATCHES) else None


def _sending(known: Underway, answer: SendResult, remote_id: str, now: datetime) -> Following:
    if answer.fate is Fate.DELIVERED:
        return Following(_A.ARRIVE, _E.WATCH, watch(now, 0), remote_id)
    if answer.fate is Fate.BY_HAND:
        return Following(_A.HAND_OVER, _E.ASK, None, remote_id)
    is_sending = known.what is _E.SEND
    if answer.fate is Fate.FAILED or (not is_sending and answer.fate in (Fate.ABSENT, Fate.REMOVED)):
        again = {Fate.FAILED: answer.again, Fate.ABSENT: Again.SOON, Fate.REMOVED: Again.NEVER}[answer.fate]
        due_at = None if again is Again.NEVER else _next(_E.SEND, known.sends - 1, again, now)
        return Following(_A.FAIL, _E.SEND, due_at, remote_id, 0, again is Again.TOMORROW)
    pauses = 0 if is_sending else known.pauses
    due_at = _next(_E.ASK, pauses, answer.again, now)
    is_lost = answer.fate is not Fate.ACCEPTED and (is_sending or known.waited(now) > LONG_UNANSWERED)
    act = _A.LOSE if is_lost and known.state is _S.SENDING else None
    return Following(act, _E.ASK, due_at, remote_id, pauses + 1)


def _watching(known: Underway, answer: SendResult, now: datetime) -> Following:
    if answer.fate is Fate.REMOVED:
        return Following(_A.VANISH, _E.WATCH, None, answer.remote_id or known.remote_id)
    if answer.fate is not Fate.DELIVERED:
        # That says nothing, so the look is still to come, unless the channel has not told for long.
        due_at = now + LOOK_AGAIN if known.waited(now) < WATCHED else None
        return Following(None, _E.WATCH, due_at, known.remote_id, known.pauses)
    return Following(None, _E.WATCH, watch(now, known.pauses + 1), answer.remote_id or known.remote_id, known.pauses + 1)


def _removing(known: Underway, answer: SendResult, remote_id: str, now: datetime) -> Following:
    """Follow up where the entry was withdrawn, perhaps while it was being sent."""
    if known.what is _E.TAKE_BACK:
        if answer.fate in (Fate.REMOVED, Fate.ABSENT):
            return Following(_A.REMOVE, _E.TAKE_BACK, None, remote_id)
        if answer.fate is Fate.BY_HAND or (answer.fate is Fate.FAILED and answer.again is Again.NEVER):
            return Following(None, _E.TAKE_BACK, None, answer.remote_id or known.remote_id)
        due_at = _next(_E.TAKE_BACK, known.pauses, answer.again, now)
        return Following(None, _E.TAKE_BACK, due_at, answer.remote_id or known.remote_id, known.pauses + 1)
    if answer.fate in (Fate.ACCEPTED, Fate.DELIVERED):
        return Following(None, _E.TAKE_BACK, now, remote_id)
    if answer.fate is Fate.UNKNOWN or (answer.fate is Fate.ABSENT and known.waited(now) < SETTLING):
        due_at = max(now, (known.sent_at or now) + SETTLING)
        return Following(None, _E.TAKE_BACK, due_at, answer.remote_id or known.remote_id)
    if answer.fate is Fate.BY_HAND:
        return Following(None, _E.TAKE_BACK, None, remote_id)
    return Following(_A.REMOVE, _E.TAKE_BACK, None, remote_id)


def _next(what: ErrandKind, pauses: int, again: Again, now: datetime) -> datetime:
    """Return when to try next: tomorrow where the day's quota is used up, else after a pause that doubles up to a cap."""
    if again is Again.TOMORROW:
        return tomorrow(now)
    return now + min(FIRST[what] * (1 << min(pauses, 20)), _LONGEST[what])


def tomorrow(now: datetime) -> datetime:
    """Return the moment of the next day in China at which a quota of the day is renewed."""
    local = in_china(now)
    return datetime.combine(local.date() + timedelta(days=1), OPENING, local.tzinfo)


def quiet_until(quiet: tuple[time, time] | None, now: datetime) -> datetime | None:
    """Return when the quiet hours end in which this moment lies; None outside them. They may pass midnight."""
    if quiet is None or quiet[0] == quiet[1]:
        return None
    first, last = quiet
    local = in_china(now)
    moment = local.time()
    is_quiet = first <= moment < last if first < last else moment >= first or moment < last
    if not is_quiet:
        return None
    day = local.date() if moment < last else local.date() + timedelta(days=1)
    return datetime.combine(day, last, local.tzinfo)
