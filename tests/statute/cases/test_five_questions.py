"""The five questions: only lawful answers, every outcome can be reached, nothing unlawful can."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mingbai.statute.cases.letters import letters
from mingbai.statute.cases.opinions import OtherOrgans, ThirdParty
from mingbai.statute.cases.outcomes import Outcome
from mingbai.statute.cases.path import PathEnd, PathFacts, may_answer, offered, questions, walk
from mingbai.statute.cases.states import CaseState

ALL = PathFacts(
    corrected=True,
    correction_noticed=True,
    correction_lapsed=True,
    replied_before=True,
    reasons_asked=True,
    reasons_unreasonable=True,
    searched=True,
    third_party=ThirdParty.SILENT,
)
TO_FOURTH = {1: "complete", 2: "responsible", 3: "held"}


def keys(number: int, facts: PathFacts) -> set[str]:
    return {one.key for one in offered(number, facts)}


def test_five_questions_by_their_names() -> None:
    assert [one.title for one in questions()] == ["补不补", "该不该", "有没有", "给不给", "当不当"]
    assert [one.number for one in questions()] == [1, 2, 3, 4, 5]
    assert all(answer.citations and answer.example and answer.words for one in questions() for answer in one.answers)
    assert all(answer.letter in {"", *letters()} for one in questions() for answer in one.answers)


def test_every_answer_to_the_fourth_question_ends_somewhere() -> None:
    assert all(answer.outcome or answer.letter for answer in questions()[3].answers)


def test_every_outcome_but_an_unpaid_fee_is_reached_by_the_questions() -> None:
    reached = {answer.outcome for one in questions() for answer in one.answers} - {None}
    # Whether a fee was paid is no question of judgment.
    assert reached == set(Outcome) - {Outcome.FEE_UNPAID}


@pytest.mark.parametrize(
    ("facts", "number", "key", "is_offered"),
    [
        (PathFacts(), 1, "unclear", True),
        (PathFacts(correction_noticed=True), 1, "unclear", False),
        (PathFacts(), 1, "still_unclear", False),
        (PathFacts(corrected=True), 1, "still_unclear", True),
        (PathFacts(), 1, "not_corrected", False),
        (PathFacts(correction_lapsed=True), 1, "not_corrected", True),
        (PathFacts(), 2, "repeat", False),
        (PathFacts(replied_before=True), 2, "repeat", True),
        (PathFacts(), 2, "excessive", False),
        (PathFacts(reasons_asked=True), 2, "excessive", False),
        (PathFacts(reasons_asked=True, reasons_unreasonable=True), 2, "excessive", True),
        (PathFacts(), 2, "ask_reasons", True),
        (PathFacts(reasons_asked=True), 2, "ask_reasons", False),
        (PathFacts(), 3, "not_existing", False),
        (PathFacts(searched=True), 3, "not_existing", True),
        (PathFacts(), 4, "trade_secrets", False),
        (PathFacts(third_party=ThirdParty.WAITING), 4, "trade_secrets", False),
        (PathFacts(third_party=ThirdParty.WAITING), 4, "open", False),
        (PathFacts(third_party=ThirdParty.WAITING), 4, "divided", False),
        (PathFacts(third_party=ThirdParty.WAITING), 4, "ask_third_party", False),
        (PathFacts(third_party=ThirdParty.AGREED), 4, "trade_secrets", False),
        (PathFacts(third_party=ThirdParty.AGREED), 4, "open", True),
        (PathFacts(third_party=ThirdParty.OBJECTED), 4, "privacy", True),
        (PathFacts(third_party=ThirdParty.OBJECTED), 4, "public_interest", True),
        (PathFacts(third_party=ThirdParty.OBJECTED), 4, "unfounded", True),
        (PathFacts(third_party=ThirdParty.OBJECTED), 4, "open", False),
        (PathFacts(third_party=ThirdParty.SILENT), 4, "privacy", True),
        (PathFacts(third_party=ThirdParty.SILENT), 4, "public_interest", False),
        (PathFacts(), 4, "process", True),
        (PathFacts(), 4, "ask_organ", True),
        *((PathFacts(other_organs=OtherOrgans.WAITING), 4, key, False) for key in ("open", "divided", "ask_organ")),
        *((PathFacts(other_organs=OtherOrgans.WAITING), 4, key, True) for key in ("already_public", "process")),
        *((PathFacts(other_organs=one), 4, "open", True) for one in OtherOrgans if one is not OtherOrgans.WAITING),
        *((PathFacts(other_organs=one), 4, "ask_organ", one is OtherOrgans.NOT_ASKED) for one in OtherOrgans),
        (PathFacts(third_party=ThirdParty.OBJECTED, other_organs=OtherOrgans.WAITING), 4, "public_interest", False),
    ],
)
def test_an_answer_is_offered_only_where_the_record_carries_it(facts: PathFacts, number: int, key: str, is_offered: bool) -> None:
    assert (key in keys(number, facts)) is is_offered


@pytest.mark.parametrize(
    ("given", "facts", "end"),
    [
        ({}, PathFacts(), PathEnd(1)),
        ({1: "complete"}, PathFacts(), PathEnd(2)),
        ({1: "unclear"}, PathFacts(), PathEnd(1, None, "P2")),
        ({1: "unclear"}, PathFacts(correction_noticed=True), PathEnd(1)),
        ({1: "complete", 2: "petition"}, PathFacts(), PathEnd(5, Outcome.PETITION)),
        ({1: "complete", 2: "petition", 5: "fit"}, PathFacts(), PathEnd(0, Outcome.PETITION, "", True)),
        ({1: "complete", 2: "petition", 5: "unfit"}, PathFacts(), PathEnd(5, Outcome.PETITION)),
        ({**TO_FOURTH, 3: "not_existing", 5: "fit"}, PathFacts(), PathEnd(3)),
        ({**TO_FOURTH, 3: "not_existing", 5: "fit"}, PathFacts(searched=True), PathEnd(0, Outcome.NOT_EXISTING, "", True)),
        (TO_FOURTH, PathFacts(), PathEnd(4)),
        ({**TO_FOURTH, 4: "ask_third_party"}, PathFacts(), PathEnd(4, None, "P4")),
        ({**TO_FOURTH, 4: "ask_organ"}, PathFacts(), PathEnd(4, None, "P7")),
        ({**TO_FOURTH, 4: "divided"}, PathFacts(), PathEnd(5, Outcome.PARTIAL)),
        ({**TO_FOURTH, 4: "open", 5: "fit"}, PathFacts(other_organs=OtherOrgans.WAITING), PathEnd(4)),
        (
            {**TO_FOURTH, 4: "open", 5: "fit"},
            PathFacts(other_organs=OtherOrgans.CONSENTED),
            PathEnd(0, Outcome.GRANTED, "", True),
        ),
        ({**TO_FOURTH, 4: "nonsense"}, PathFacts(), PathEnd(4)),
        (
            {**TO_FOURTH, 4: "public_interest", 5: "fit"},
            PathFacts(third_party=ThirdParty.OBJECTED),
            PathEnd(0, Outcome.GRANTED, "P6", True),
        ),
    ],
)
def test_where_the_answers_lead(given: dict[int, str], facts: PathFacts, end: PathEnd) -> None:
    assert walk(given, facts) == end


def test_an_answer_that_is_no_longer_lawful_is_asked_again() -> None:
    given = {**TO_FOURTH, 4: "trade_secrets", 5: "fit"}
    assert walk(given, ALL).outcome is Outcome.TRADE_SECRETS
    assert walk(given, replace(ALL, third_party=ThirdParty.AGREED)) == PathEnd(4)


def test_the_answers_change_only_while_the_reply_is_with_its_drafter() -> None:
    fixed = {state for state in CaseState if not may_answer(state).allowed}
    assert fixed == {CaseState(one) for one in ("approving", "checked", "signed", "replied", "withdrawn", "closed", "sealed")}
    assert may_answer(CaseState.CHECKED).code == "path.submitted"
    assert may_answer(CaseState.SIGNED).code == "path.state"
