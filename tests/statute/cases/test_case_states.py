"""The moves of an application: in order, each with its owner and event, none out of a sealed file without a record."""

from __future__ import annotations

import pytest

from mingbai.statute.cases.practice import CaseSettings
from mingbai.statute.cases.states import ACT_WORDS, OPEN, STATE_WORDS, TRANSITIONS, CaseAct, CaseState, transition
from mingbai.statute.moves import Move
from mingbai.statute.posts import PostKind
from mingbai.statute.verdict import Verdict

A, S = CaseAct, CaseState


def walked(start: CaseState, *acts: CaseAct) -> CaseState:
    for act in acts:
        move = transition(start, act)
        assert isinstance(move, Move), (start, act)
        start = move.to
    return start


@pytest.mark.parametrize(
    ("acts", "end"),
    [
        ((A.CONFIRM, A.SUBMIT, A.CHECK, A.SIGN, A.SERVE, A.CLOSE, A.SEAL), S.SEALED),
        ((A.CONFIRM, A.ASK_CORRECTION, A.RECEIVE_CORRECTION, A.CONSULT, A.RECORD_ANSWER, A.EXTEND), S.HANDLING),
        ((A.CONFIRM, A.ASK_CORRECTION, A.LAPSE_CORRECTION, A.RECEIVE_CORRECTION), S.HANDLING),
        ((A.CONFIRM, A.ASK_CORRECTION, A.LAPSE_CORRECTION, A.SUBMIT, A.CHECK, A.RETURN), S.HANDLING),
        ((A.CONFIRM, A.NOTICE_FEE, A.LAPSE_FEE, A.CLOSE), S.CLOSED),
        ((A.CONFIRM, A.NOTICE_FEE, A.RECEIVE_FEE, A.ASK_REASONS, A.DELAY, A.SUBMIT, A.TAKE_BACK), S.HANDLING),
        ((A.WITHDRAW, A.CLOSE, A.SEAL, A.OPEN_RECORD), S.SEALED),
        ((A.CONFIRM, A.SUBMIT, A.CHECK, A.SIGN, A.SERVE, A.CLOSE, A.SEAL, A.REOPEN), S.HANDLING),
    ],
)
def test_the_usual_ways_through_the_states(acts: tuple[CaseAct, ...], end: CaseState) -> None:
    assert walked(S.ENTERED, *acts) is end


@pytest.mark.parametrize(
    ("state", "act"),
    [
        (S.ENTERED, A.SUBMIT),
        (S.HANDLING, A.SIGN),
        (S.APPROVING, A.SIGN),
        (S.SIGNED, A.WITHDRAW),
        (S.SIGNED, A.RETURN),
        (S.REPLIED, A.SUBMIT),
        (S.SEALED, A.SUBMIT),
        (S.CORRECTION_AWAITED, A.SUBMIT),
        (S.WITHDRAWN, A.REOPEN),
    ],
)
def test_what_is_out_of_order_is_refused_with_the_state(state: CaseState, act: CaseAct) -> None:
    refusal = transition(state, act)
    assert isinstance(refusal, Verdict)
    assert not refusal
    assert STATE_WORDS[state] in refusal.reason
    assert ACT_WORDS[act] in refusal.reason
    assert str(refusal.citation) == "条例第45条"


def test_every_state_is_entered_and_every_act_is_used() -> None:
    assert {move.to for move in TRANSITIONS} | {S.ENTERED} == set(CaseState) == set(STATE_WORDS)
    assert {move.act for move in TRANSITIONS} == set(CaseAct) == set(ACT_WORDS)
    assert len({(move.state, move.act) for move in TRANSITIONS}) == len(TRANSITIONS)


def test_each_move_has_its_owner_and_its_event() -> None:
    assert all(move.owners and move.event.startswith("case.") for move in TRANSITIONS)
    owners = {move.act: move.whose for move in TRANSITIONS}
    assert owners[A.EXTEND] == owners[A.CHECK] == owners[A.NOTICE_FEE] == "科室负责人"
    assert owners[A.SIGN] == "签发领导"
    assert owners[A.ASK_CORRECTION] == "经办或者科室负责人"


def test_open_is_what_still_needs_a_reply() -> None:
    ended = {S.REPLIED, S.ABANDONED, S.FEE_LAPSED, S.WITHDRAWN, S.CLOSED, S.SEALED}
    assert set(CaseState) - ended == OPEN


def test_who_checks_the_draft_is_a_setting() -> None:
    by_reviewer = CaseSettings(legal_check_by=PostKind.SECRECY_REVIEWER)
    checking, signing = (transition(state, act, by_reviewer) for state, act in ((S.APPROVING, A.CHECK), (S.CHECKED, A.SIGN)))
    assert isinstance(checking, Move)
    assert isinstance(signing, Move)
    assert (checking.whose, signing.whose) == ("保密审查员", "签发领导")
