"""No step of accountability is left out, none comes before its condition holds, and no decision before the unit was heard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from mingbai.statute.management.accountability import (
    GROUNDS,
    AccountAct,
    AccountFacts,
    AccountState,
    account_transition,
    ground_of,
    may_take,
)
from mingbai.statute.management.burden import BurdenAnswer, may_answer
from mingbai.statute.posts import PostKind
from statute.moving import leads_only
from statute.workdays.notices import NATIONAL

_S, _A = AccountState, AccountAct
MOVES = {(_S.REMINDED, _A.TALK): _S.TALKED, (_S.TALKED, _A.CIRCULATE): _S.CIRCULATED, (_S.CIRCULATED, _A.PROPOSE): _S.PROPOSED}
MOVES |= {(state, _A.CLOSE): _S.CLOSED for state in _S if state is not _S.CLOSED}
# A Monday; the fifth working day after it is the next Monday.
REMINDED = date(2021, 3, 1)
GRAVE = next(one for one in GROUNDS if one.code == "53.2")
FACTS = AccountFacts(_S.REMINDED, GRAVE, REMINDED, is_still_owed=True)
TALKED = replace(FACTS, state=_S.TALKED, correct_by=date(2021, 3, 20))
SILENT = replace(TALKED, invited_on=date(2021, 3, 21), speak_by=date(2021, 3, 25))
HEARD = replace(SILENT, heard_on=date(2021, 3, 22))


@pytest.mark.parametrize(("state", "act"), [*product(_S, _A)])
def test_no_step_is_left_out(state: AccountState, act: AccountAct) -> None:
    found = account_transition(state, act)
    leads_only(found, MOVES.get((state, act)), "先催办，再约谈")
    if act in {_A.CIRCULATE, _A.PROPOSE} and found:
        assert found.above == (PostKind.SIGNING_LEADER,)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("facts", "act", "on", "code"),
    [
        (FACTS, _A.TALK, "2021-03-08", "account.too_early"),
        (FACTS, _A.TALK, "2021-03-09", ""),
        (replace(FACTS, is_still_owed=False), _A.TALK, "2021-03-20", "account.done"),
        (replace(FACTS, is_still_owed=False), _A.CLOSE, "2021-03-02", ""),
        (replace(TALKED, correct_by=None), _A.CIRCULATE, "2021-03-21", "account.not_yet"),
        (HEARD, _A.CIRCULATE, "2021-03-20", "account.not_yet"),
        (TALKED, _A.CIRCULATE, "2021-03-21", "account.not_invited"),
        (SILENT, _A.CIRCULATE, "2021-03-25", "account.still_to_speak"),
        (SILENT, _A.CIRCULATE, "2021-03-26", ""),
        (HEARD, _A.CIRCULATE, "2021-03-22", ""),
        (HEARD, _A.PROPOSE, "2021-03-22", ""),
        (replace(HEARD, ground=GROUNDS[0]), _A.PROPOSE, "2021-03-22", "account.no_ground"),
        (replace(HEARD, ground=GROUNDS[0]), _A.CIRCULATE, "2021-03-22", ""),
    ],
)
def test_the_condition_of_each_step(facts: AccountFacts, act: AccountAct, on: str, code: str) -> None:
    found = may_take(facts, act, date.fromisoformat(on), NATIONAL)
    assert (found.allowed, found.code) == (not code, code)


def test_a_ground_is_one_of_the_regulations() -> None:
    assert ground_of("52") is GROUNDS[1]
    assert ground_of("51") is None


@pytest.mark.parametrize(
    ("before", "answer", "allowed"),
    [
        (None, BurdenAnswer.STAYS, True),
        (BurdenAnswer.WILL_CHANGE, BurdenAnswer.CHANGED, True),
        (BurdenAnswer.WILL_CHANGE, BurdenAnswer.WILL_CHANGE, False),
        (BurdenAnswer.STAYS, BurdenAnswer.CHANGED, False),
    ],
)
def test_a_report_is_answered_once_and_again_when_the_change_is_made(
    before: BurdenAnswer | None, answer: BurdenAnswer, *, allowed: bool
) -> None:
    assert may_answer(before, answer).allowed is allowed
