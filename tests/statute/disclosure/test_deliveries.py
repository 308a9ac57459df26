"""A delivery to a channel: which moves it makes, and who makes them."""

from __future__ import annotations

import pytest

from mingbai.statute.disclosure.deliveries import (
    ACT_WORDS,
    OPEN,
    STATE_WORDS,
    DeliveryAct,
    DeliveryState,
    delivery_transition,
    states_before,
)
from mingbai.statute.moves import Move
from mingbai.statute.posts import SYSTEM, WORKERS
from mingbai.statute.verdict import Verdict

ALLOWED = {
    "planned": {
        "send": "sending", "hand_over": "by_hand", "record": "delivered", "call_off": "withdrawn", "take_back": "withdrawn",
    },
    "sending": {"arrive": "delivered", "fail": "failed", "lose": "unknown", "hand_over": "by_hand", "take_back": "to_remove"},
    "delivered": {
        "again": "delivered", "correct": "delivered", "leave": "delivered", "take_back": "to_remove", "take_down": "withdrawn",
        "vanish": "removed",
    },
    "failed": {
        "send": "sending", "hand_over": "by_hand", "record": "delivered", "call_off": "withdrawn", "take_back": "withdrawn",
        "plan": "planned",
    },
    "removed": {"record": "delivered", "call_off": "withdrawn", "plan": "planned", "take_back": "withdrawn"},
    "unknown": {
        "arrive": "delivered", "fail": "failed", "record": "delivered", "hand_over": "by_hand", "take_back": "to_remove",
    },
    "by_hand": {"record": "delivered", "call_off": "withdrawn", "take_back": "withdrawn"},
    "to_remove": {"remove": "withdrawn"},
    "withdrawn": {"plan": "planned", "put_up": "delivered", "report": "to_remove"},
}  # fmt: skip
BY_PEOPLE = {"record", "call_off", "plan", "again", "correct", "leave", "report", "remove"}


@pytest.mark.parametrize("state", DeliveryState)
@pytest.mark.parametrize("act", DeliveryAct)
def test_a_delivery_makes_only_the_moves_of_its_table(state: DeliveryState, act: DeliveryAct) -> None:
    found = delivery_transition(state, act)
    if act in ALLOWED[state]:
        assert isinstance(found, Move)
        assert found.to == ALLOWED[state][act]
        # Whoever looked at the channel and found nothing there may send it.
        is_settled = (state, act) == ("unknown", "hand_over")
        assert (set(WORKERS) <= set(found.owners)) is (act in BY_PEOPLE or is_settled)
        by_both = act in ("call_off", "remove") or (state, act) == ("withdrawn", "plan")
        assert (SYSTEM in found.owners) is (act not in BY_PEOPLE or by_both)
    else:
        assert isinstance(found, Verdict)
        assert not found
        assert STATE_WORDS[state] in found.reason
        assert ACT_WORDS[act] in found.reason


def test_an_answer_that_never_came_is_never_followed_by_another_sending() -> None:
    assert not delivery_transition(DeliveryState.UNKNOWN, DeliveryAct.SEND)
    assert DeliveryState.UNKNOWN in OPEN


def test_what_may_stand_elsewhere_has_to_be_removed_there() -> None:
    standing = states_before(DeliveryAct.TAKE_BACK, DeliveryState.TO_REMOVE)
    assert set(standing) == {DeliveryState.DELIVERED, DeliveryState.SENDING, DeliveryState.UNKNOWN}
    assert set(standing).isdisjoint(states_before(DeliveryAct.TAKE_BACK, DeliveryState.WITHDRAWN))
