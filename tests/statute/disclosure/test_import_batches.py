"""A batch of records from before: who moves it, and when it may not be moved."""

from __future__ import annotations

import pytest

from mingbai.statute.disclosure.imports import (
    ACT_WORDS,
    STATE_WORDS,
    BatchAct,
    BatchState,
    batch_transition,
    may_review_batch,
    may_take_back_batch,
)
from mingbai.statute.moves import Move
from mingbai.statute.posts import WORKERS, PostKind
from mingbai.statute.verdict import Verdict

ALLOWED = {
    (BatchState.UPLOADED, BatchAct.SUBMIT): (BatchState.WAITING, WORKERS),
    (BatchState.WAITING, BatchAct.RELEASE): (BatchState.ENTERED, (PostKind.SECRECY_REVIEWER,)),
    (BatchState.WAITING, BatchAct.RETURN): (BatchState.RETURNED, (PostKind.SECRECY_REVIEWER,)),
    (BatchState.UPLOADED, BatchAct.TAKE_BACK): (BatchState.TAKEN_BACK, WORKERS),
    (BatchState.WAITING, BatchAct.TAKE_BACK): (BatchState.TAKEN_BACK, WORKERS),
    (BatchState.ENTERED, BatchAct.TAKE_BACK): (BatchState.TAKEN_BACK, WORKERS),
}


@pytest.mark.parametrize("state", BatchState)
@pytest.mark.parametrize("act", BatchAct)
def test_a_batch_makes_only_the_moves_of_its_table(state: BatchState, act: BatchAct) -> None:
    found = batch_transition(state, act)
    if (state, act) in ALLOWED:
        assert isinstance(found, Move)
        assert (found.to, found.owners) == ALLOWED[state, act]
    else:
        assert isinstance(found, Verdict)
        assert not found
        assert STATE_WORDS[state] in found.reason
        assert ACT_WORDS[act] in found.reason


def test_whoever_uploaded_it_does_not_review_it() -> None:
    assert may_review_batch(2, (1, 3))
    assert may_review_batch(2, (None, None))
    assert not may_review_batch(1, (1, 3))
    assert not may_review_batch(3, (1, 3))


def test_what_a_published_report_counts_is_left_to_a_correction() -> None:
    assert may_take_back_batch(())
    assert may_take_back_batch({2020}, (2020, 2021))
    refused = may_take_back_batch({2020, 2019, 2021}, (2021,))
    assert not refused
    assert "2019、2020年度报告" in refused.reason
    assert "更正" in refused.reason
