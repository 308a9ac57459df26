"""Whatever a channel answers, in whatever order: nothing is sent that is not known to be absent, and all comes to an end."""

from __future__ import annotations

from datetime import time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domains.channels.sending_made import MORNING
from mingbai.channels.kinds.values import Again, Fate, SendResult
from mingbai.channels.values.errands import WATCHED, ErrandKind, Underway, follow, quiet_until, tomorrow
from mingbai.statute.disclosure.deliveries import DeliveryAct, DeliveryState, delivery_transition
from mingbai.statute.moves import Move

ANSWERS = st.builds(
    SendResult, st.sampled_from(Fate), remote_id=st.sampled_from(["", "draft:1", "7/8"]), again=st.sampled_from(Again)
)
NOTHING_PUBLIC = {Fate.FAILED, Fate.ABSENT, Fate.REMOVED}


@given(st.lists(st.tuples(ANSWERS, st.booleans()), max_size=25))
def test_it_is_sent_again_only_after_an_answer_that_nothing_is_public(answers: list[tuple[SendResult, bool]]) -> None:
    now, state, what, known_absent = MORNING, DeliveryState.SENDING, ErrandKind.SEND, False
    remote_id, pauses, sends, sent_at = "", 0, 1, MORNING
    for answer, is_withdrawn in answers:
        if is_withdrawn and isinstance(move := delivery_transition(state, DeliveryAct.TAKE_BACK), Move):
            state = move.to
        if state is DeliveryState.TO_REMOVE and what is ErrandKind.WATCH:
            what, pauses = ErrandKind.TAKE_BACK, 0
        then = follow(Underway(state, what, remote_id, pauses, sends, sent_at), answer, now)
        if then.act is not None:
            step = delivery_transition(state, then.act)
            assert isinstance(step, Move), "the table of moves allows what follows"
            known_absent = answer.fate in NOTHING_PUBLIC
            state = step.to
        assert then.due_at is None or then.due_at >= now
        if then.due_at is None:
            assert state is not DeliveryState.SENDING, "nothing is left behind in the middle"
            return
        now, what, remote_id, pauses = then.due_at, then.what, then.remote_id, then.pauses
        if what is ErrandKind.SEND:
            assert (state, known_absent) == (DeliveryState.FAILED, True)
            state, sends, pauses, sent_at = DeliveryState.SENDING, sends + 1, 0, now


@given(st.lists(ANSWERS.filter(lambda one: one.fate is not Fate.REMOVED), min_size=150, max_size=150))
def test_what_was_delivered_is_not_watched_for_ever(answers: list[SendResult]) -> None:
    now, pauses = MORNING, 0
    for answer in answers:
        then = follow(Underway(DeliveryState.DELIVERED, ErrandKind.WATCH, "7/8", pauses, 1, MORNING), answer, now)
        assert then.act is None
        if then.due_at is None:
            return
        now, pauses = then.due_at, then.pauses
    assert now < MORNING + WATCHED + timedelta(days=2)


def test_quiet_hours_may_pass_midnight() -> None:
    night = (time(22), time(7, 30))
    assert quiet_until(night, MORNING) is None
    assert quiet_until(None, MORNING) is None
    late = MORNING.replace(hour=23)
    assert quiet_until(night, late) == (late + timedelta(days=1)).replace(hour=7, minute=30)
    assert quiet_until(night, MORNING.replace(hour=3)) == MORNING.replace(hour=7, minute=30)
    assert quiet_until((time(8), time(10)), MORNING) == MORNING.replace(hour=10)
    assert tomorrow(late) == (late + timedelta(days=1)).replace(hour=0, minute=5)
