"""The moves of an application: in order, each with its owner and event, none out of a sealed file without a record."""

from __future__ import annotations

import pytest

from mingbai.statute.cases.clearance import may_be_signed, may_clear, needs_clearance
from mingbai.statute.cases.outcomes import Outcome
from mingbai.statute.cases.practice import CaseSettings
from mingbai.statute.cases.states import ACT_WORDS, OPEN, STATE_WORDS, TRANSITIONS, CaseAct, CaseState, back_to, moves, transition
from mingbai.statute.moves import Move
from mingbai.statute.posts import SYSTEM, PostKind
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
        ((A.CONFIRM, A.SUBMIT, A.CHECK, A.CLEAR, A.SIGN, A.SERVE, A.CLOSE, A.SEAL), S.SEALED),
        ((A.CONFIRM, A.ASK_CORRECTION, A.RECEIVE_CORRECTION, A.CONSULT, A.RECORD_ANSWER, A.EXTEND), S.HANDLING),
        ((A.CONFIRM, A.ASK_CORRECTION, A.LAPSE_CORRECTION, A.RECEIVE_CORRECTION), S.HANDLING),
        ((A.CONFIRM, A.ASK_CORRECTION, A.LAPSE_CORRECTION, A.SUBMIT, A.CHECK, A.RETURN), S.HANDLING),
        ((A.CONFIRM, A.NOTICE_FEE, A.LAPSE_FEE, A.CLOSE), S.CLOSED),
        ((A.CONFIRM, A.NOTICE_FEE, A.LAPSE_FEE, A.RECEIVE_FEE), S.HANDLING),
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


def test_from_every_state_somebody_of_the_organ_can_lead_a_case_to_its_end() -> None:
    for settings in (CaseSettings(), CaseSettings(legal_check_by=PostKind.SECRECY_REVIEWER)):
        # No judgment comes to the rescue, and nothing that only the clock does.
        ways = [move for move in moves(settings) if move.act is not A.REOPEN and any(one != SYSTEM for one in move.owners)]
        leads = {S.CLOSED, S.SEALED}
        while more := {move.state for move in ways if move.to in leads} - leads:
            leads |= more
        assert leads == set(S)


@pytest.mark.parametrize("outcome", Outcome)
def test_a_reply_that_comes_back_is_where_it_can_be_handed_in_again(outcome: Outcome) -> None:
    back = back_to(outcome)
    move = transition(back, A.SUBMIT)
    assert isinstance(move, Move)
    # What the five questions never lead to is handed in only from the state that it is about.
    assert (back in OPEN) == (outcome not in (Outcome.NOT_CORRECTED, Outcome.FEE_UNPAID))


@pytest.mark.parametrize("outcome", Outcome)
def test_what_is_given_is_reviewed_for_secrets_before_it_is_signed(outcome: Outcome) -> None:
    gives = outcome in (Outcome.GRANTED, Outcome.PARTIAL)
    assert needs_clearance(outcome) == gives == bool(may_clear(outcome, is_cleared=False))
    assert bool(may_be_signed(outcome, is_cleared=False)) == (not gives)
    assert may_be_signed(outcome, is_cleared=True)
    assert not may_clear(outcome, is_cleared=True)


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
