"""The reviews before publication: who makes which move, what cannot be skipped, who may not decide twice."""

from __future__ import annotations

import pytest

from mingbai.statute.disclosure.review import (
    ACT_WORDS,
    REVIEWS,
    STAGE_WORDS,
    STANDING_TRANSITIONS,
    STANDING_WORDS,
    TRANSITIONS,
    EntryAct,
    Stage,
    Standing,
    chain_allowed,
    may_decide,
    referral,
    standing_transition,
    transition,
    unfilled,
)
from mingbai.statute.moves import Move
from mingbai.statute.verdict import Verdict

FIRST, SECRECY, FINAL = REVIEWS


def test_an_entry_passes_three_reviews_before_it_is_approved() -> None:
    stage, passed = Stage.DRAFT, []
    for act in (EntryAct.SUBMIT, EntryAct.APPROVE, EntryAct.APPROVE, EntryAct.APPROVE, EntryAct.PUBLISH):
        move = transition(stage, act)
        assert isinstance(move, Move)
        passed.append(move.to)
        stage = move.to
    assert passed == [FIRST, SECRECY, FINAL, Stage.APPROVED, Stage.NONE]


def test_each_review_belongs_to_its_own_post() -> None:
    owners = {move.state: move.owners for move in TRANSITIONS if move.act is EntryAct.APPROVE}
    assert owners == {FIRST: ("section_head",), SECRECY: ("secrecy_reviewer",), FINAL: ("signing_leader",)}


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.RETURNED, FIRST, SECRECY, FINAL, Stage.REFERRED, Stage.NOT_DISCLOSED])
def test_nothing_is_published_before_the_last_review(stage: Stage) -> None:
    refusal = transition(stage, EntryAct.PUBLISH)
    assert isinstance(refusal, Verdict)
    assert not refusal
    assert STAGE_WORDS[stage] in refusal.reason
    assert str(refusal.citation) == "条例第17条"


def test_a_shortened_chain_skips_the_reviews_that_it_leaves_out() -> None:
    chain = (SECRECY, FINAL)
    submitted = transition(Stage.DRAFT, EntryAct.SUBMIT, chain)
    assert isinstance(submitted, Move)
    assert submitted.to is SECRECY
    without_final = transition(SECRECY, EntryAct.APPROVE, (FIRST, SECRECY))
    assert isinstance(without_final, Move)
    assert without_final.to is Stage.APPROVED


@pytest.mark.parametrize(
    ("chain", "code"),
    [
        (REVIEWS, ""),
        ((FIRST, SECRECY), ""),
        ((SECRECY, FINAL), ""),
        ((FIRST, FINAL), "chain.secrecy"),
        ((), "chain.secrecy"),
        ((SECRECY,), "chain.two"),
        ((SECRECY, FIRST), "chain.order"),
        ((FIRST, FIRST, SECRECY), "chain.order"),
    ],
)
def test_the_secrecy_review_cannot_be_left_out(chain: tuple[Stage, ...], code: str) -> None:
    verdict = chain_allowed(chain)
    assert bool(verdict) is (code == "")
    assert verdict.code == code


def test_who_drafted_or_decided_before_does_not_decide() -> None:
    assert may_decide(7, {1}, {2, 3})
    assert may_decide(7, (), ())
    assert may_decide(1, {1, 4}, ()).code == "review.own_draft"
    assert may_decide(2, {1}, {2, 3}).code == "review.twice"


def test_an_undetermined_entry_is_referred_and_comes_back_with_an_answer() -> None:
    moves = [transition(SECRECY, EntryAct.REFER), transition(Stage.REFERRED, EntryAct.DETERMINE_OPEN)]
    moves.append(transition(Stage.REFERRED, EntryAct.DETERMINE_CLOSED))
    assert [move.to for move in moves if isinstance(move, Move)] == [Stage.REFERRED, FINAL, Stage.NOT_DISCLOSED]


@pytest.mark.parametrize(("authority", "allowed"), [("competent", True), ("secrecy", True), ("", False), ("county", False)])
def test_what_cannot_be_decided_goes_to_the_competent_or_the_secrecy_authority(authority: str, allowed: bool) -> None:
    verdict = referral(authority)
    assert verdict.allowed is allowed
    assert allowed or str(verdict.citation) == "条例第17条第三款"


def test_only_what_is_published_is_withdrawn_or_comes_down() -> None:
    for standing in Standing:
        for act in (EntryAct.WITHDRAW, EntryAct.EXPIRE):
            verdict = standing_transition(standing, act)
            assert isinstance(verdict, Verdict) is (standing is not Standing.PUBLISHED)
            if isinstance(verdict, Verdict):
                assert STANDING_WORDS[standing] in verdict.reason


def test_every_move_has_an_owner_an_event_and_words() -> None:
    for move in (*TRANSITIONS, *STANDING_TRANSITIONS):
        assert move.owners
        assert move.event.startswith("entry.")
        assert ACT_WORDS[move.act]
    assert set(STAGE_WORDS) == set(Stage)
    assert set(ACT_WORDS) == set(EntryAct)
    pairs = [(move.state, move.act) for move in TRANSITIONS]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize(
    ("holders", "taken", "missing"),
    [
        ({FIRST: [2], SECRECY: [3], FINAL: [4]}, {1}, ()),
        ({FIRST: [2], FINAL: [4]}, {1}, (SECRECY,)),
        ({}, set(), REVIEWS),
        ({FIRST: [1], SECRECY: [3], FINAL: [4]}, {1}, (FIRST,)),
        ({FIRST: [2], SECRECY: [2], FINAL: [4]}, {1}, (SECRECY,)),
        ({FIRST: [2, 3], SECRECY: [2], FINAL: [3, 4]}, {1}, ()),
    ],
)
def test_a_review_without_a_person_of_its_own_is_unfilled(holders, taken, missing) -> None:
    assert unfilled(REVIEWS, holders, taken) == missing
    assert unfilled((SECRECY, FINAL), {SECRECY: [3], FINAL: [4]}, taken) == ()
