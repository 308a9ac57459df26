"""The deliveries of a published entry to the channels of disclosure: how one moves between its states.

Sources: 条例第23条 (government websites, gazettes and other media as channels); 条例第17条 (what must not be public comes off
every channel).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from mingbai.statute.citation import regulations
from mingbai.statute.index import rule
from mingbai.statute.moves import Move, move_of
from mingbai.statute.posts import SYSTEM, WORKERS
from mingbai.statute.verdict import Verdict, refused


class DeliveryState(StrEnum):
    """Where a delivery stands; only delivered ones count."""

    PLANNED = "planned"
    SENDING = "sending"
    DELIVERED = "delivered"
    FAILED = "failed"
    UNKNOWN = "unknown"
    BY_HAND = "by_hand"
    REMOVED = "removed"
    TO_REMOVE = "to_remove"
    WITHDRAWN = "withdrawn"


class DeliveryAct(StrEnum):
    """What can happen to a delivery."""

    SEND = "send"
    ARRIVE = "arrive"
    FAIL = "fail"
    LOSE = "lose"
    HAND_OVER = "hand_over"
    RECORD = "record"
    CALL_OFF = "call_off"
    PLAN = "plan"
    AGAIN = "again"
    CORRECT = "correct"
    LEAVE = "leave"
    TAKE_BACK = "take_back"
    TAKE_DOWN = "take_down"
    PUT_UP = "put_up"
    VANISH = "vanish"
    REPORT = "report"
    REMOVE = "remove"


STATE_WORDS = {
    DeliveryState.PLANNED: "待发",
    DeliveryState.SENDING: "正在发",
    DeliveryState.DELIVERED: "已送达",
    DeliveryState.FAILED: "没发成",
    DeliveryState.UNKNOWN: "不知道发没发成",
    DeliveryState.BY_HAND: "要人来发",
    DeliveryState.REMOVED: "被那边撤了",
    DeliveryState.TO_REMOVE: "要去撤下",
    DeliveryState.WITHDRAWN: "不发了或者已撤下",
}
ACT_WORDS = {
    DeliveryAct.SEND: "开始发",
    DeliveryAct.ARRIVE: "发到了",
    DeliveryAct.FAIL: "没发成",
    DeliveryAct.LOSE: "没有回音",
    DeliveryAct.HAND_OVER: "转给人来发",
    DeliveryAct.RECORD: "记下已发",
    DeliveryAct.CALL_OFF: "不发",
    DeliveryAct.PLAN: "再列入待发",
    DeliveryAct.AGAIN: "再发一次",
    DeliveryAct.CORRECT: "更正",
    DeliveryAct.LEAVE: "不用再发",
    DeliveryAct.TAKE_BACK: "收回",
    DeliveryAct.TAKE_DOWN: "从网站撤下",
    DeliveryAct.PUT_UP: "在网站公开",
    DeliveryAct.VANISH: "不见了",
    DeliveryAct.REPORT: "补记已发出的",
    DeliveryAct.REMOVE: "撤下",
}
_S, _A = DeliveryState, DeliveryAct
MACHINE = (SYSTEM,)
_UNSENT = (_S.PLANNED, _S.BY_HAND, _S.FAILED)


def _moves(
    states: Sequence[DeliveryState], act: DeliveryAct, to: DeliveryState, owners: tuple[str, ...], event: str
) -> tuple[Move[DeliveryState, DeliveryAct], ...]:
    return tuple(Move(state, act, to, owners, event) for state in states)


TRANSITIONS: tuple[Move[DeliveryState, DeliveryAct], ...] = (
    *_moves((_S.PLANNED, _S.FAILED), _A.SEND, _S.SENDING, MACHINE, "delivery.sending"),
    # An answer that never came is settled by asking the channel, never by sending again.
    *_moves((_S.SENDING, _S.UNKNOWN), _A.ARRIVE, _S.DELIVERED, MACHINE, "delivery.arrived"),
    *_moves((_S.SENDING, _S.UNKNOWN), _A.FAIL, _S.FAILED, MACHINE, "delivery.failed"),
    *_moves((_S.SENDING,), _A.LOSE, _S.UNKNOWN, MACHINE, "delivery.unanswered"),
    *_moves((_S.PLANNED, _S.SENDING, _S.FAILED), _A.HAND_OVER, _S.BY_HAND, MACHINE, "delivery.handed_over"),
    # A person looked at the channel and found nothing there.
    *_moves((_S.UNKNOWN,), _A.HAND_OVER, _S.BY_HAND, (*WORKERS, SYSTEM), "delivery.handed_over"),
    *_moves((*_UNSENT, _S.UNKNOWN, _S.REMOVED), _A.RECORD, _S.DELIVERED, WORKERS, "delivery.recorded"),
    # An organ that closes sends nothing any more.
    *_moves((*_UNSENT, _S.REMOVED), _A.CALL_OFF, _S.WITHDRAWN, (*WORKERS, SYSTEM), "delivery.called_off"),
    *_moves((_S.WITHDRAWN,), _A.PLAN, _S.PLANNED, (*WORKERS, SYSTEM), "delivery.planned"),
    # Nothing of it is public there, so it may begin anew.
    *_moves((_S.FAILED, _S.REMOVED), _A.PLAN, _S.PLANNED, WORKERS, "delivery.planned"),
    *_moves((_S.DELIVERED,), _A.AGAIN, _S.DELIVERED, WORKERS, "delivery.sent_again"),
    *_moves((_S.DELIVERED,), _A.CORRECT, _S.DELIVERED, WORKERS, "delivery.corrected"),
    *_moves((_S.DELIVERED,), _A.LEAVE, _S.DELIVERED, WORKERS, "delivery.left"),
    # The entry is no longer public: what was not sent stays unsent, what stands or may stand elsewhere is removed by a person.
    *_moves((*_UNSENT, _S.REMOVED), _A.TAKE_BACK, _S.WITHDRAWN, MACHINE, "delivery.taken_back"),
    *_moves((_S.DELIVERED, _S.SENDING, _S.UNKNOWN), _A.TAKE_BACK, _S.TO_REMOVE, MACHINE, "delivery.taken_back"),
    # The website is this portal itself.
    *_moves((_S.DELIVERED,), _A.TAKE_DOWN, _S.WITHDRAWN, MACHINE, "delivery.taken_back"),
    *_moves((_S.WITHDRAWN,), _A.PUT_UP, _S.DELIVERED, MACHINE, "delivery.made"),
    # The channel banned or deleted it after it had been delivered.
    *_moves((_S.DELIVERED,), _A.VANISH, _S.REMOVED, MACHINE, "delivery.vanished"),
    # It had been sent when the entry was withdrawn, and nobody had recorded it.
    *_moves((_S.WITHDRAWN,), _A.REPORT, _S.TO_REMOVE, WORKERS, "delivery.reported"),
    *_moves((_S.TO_REMOVE,), _A.REMOVE, _S.WITHDRAWN, (*WORKERS, SYSTEM), "delivery.removed"),
)
# Somebody or something still has to act on these.
OPEN = (_S.PLANNED, _S.SENDING, _S.FAILED, _S.UNKNOWN, _S.BY_HAND, _S.REMOVED)


@rule(regulations("第23条"), regulations("第17条"), name="投送的状态怎么变")
def delivery_transition(state: DeliveryState, act: DeliveryAct) -> Move[DeliveryState, DeliveryAct] | Verdict:
    """The move of this act from this state, or why there is none: nothing goes twice, and nothing withdrawn stays."""
    found = move_of(TRANSITIONS, state, act)
    if found is not None:
        return found
    said = f"这次投送现在是“{STATE_WORDS[state]}”，不能{ACT_WORDS[act]}。"
    return refused(said, regulations("第23条"), f"delivery.{state}.{act}")


def states_before(act: DeliveryAct, to: DeliveryState) -> tuple[DeliveryState, ...]:
    """Return the states from which this act leads to that state."""
    return tuple(move.state for move in TRANSITIONS if move.act is act and move.to is to)
