"""Wrong records, publication of what was given, and what a new notice moves."""

from __future__ import annotations

from datetime import date

import pytest

from mingbai.statute.cases.clock import timeline
from mingbai.statute.cases.corrected_receipt import may_correct_receipt, may_set_later
from mingbai.statute.cases.facts import EventKind
from mingbai.statute.cases.outcomes import Outcome
from mingbai.statute.cases.proposal import may_propose
from mingbai.statute.cases.records import RECORD_RESULT_WORDS, RecordResult, may_request, possible_results
from mingbai.statute.cases.recount import moved
from mingbai.statute.cases.states import CaseState
from mingbai.statute.posts import PostKind
from mingbai.statute.workdays.arrangement import layer
from mingbai.statute.workdays.calendar import Calendar
from statute.cases.timeline_words import NATIONAL, dated, facts
from statute.workdays.notices import OF_2020, OF_2020_AS_FIRST_ANNOUNCED


def test_who_may_ask_for_a_correction_and_what_becomes_of_it() -> None:
    assert may_request(is_own=True, has_evidence=True)
    assert may_request(is_own=False, has_evidence=True).code == "record.own"
    assert may_request(is_own=True, has_evidence=False).code == "record.evidence"
    results = {
        (power, wrong): possible_results(has_power=power, is_wrong=wrong) for power in (True, False) for wrong in (True, False)
    }
    assert results[True, True] == (RecordResult.CORRECTED,)
    assert results[True, False] == (RecordResult.NOT_CORRECTED,)
    assert results[False, True] == results[False, False] == (RecordResult.PASSED_ON, RecordResult.DIRECTED)
    assert set(RECORD_RESULT_WORDS) == set(RecordResult)


def test_a_wrong_day_of_receipt_is_corrected_until_the_applicant_is_told_a_day() -> None:
    told = [EventKind.ORGAN_CONSULTED, EventKind.EXTENDED]
    asked = {
        "": may_correct_receipt(CaseState.HANDLING, told[:1], is_letter_signed=False),
        "receipt.told": may_correct_receipt(CaseState.HANDLING, told, is_letter_signed=False),
        "receipt.not_confirmed": may_correct_receipt(CaseState.ENTERED, (), is_letter_signed=False),
        "receipt.submitted": may_correct_receipt(CaseState.APPROVING, (), is_letter_signed=False),
        "receipt.ended": may_correct_receipt(CaseState.WITHDRAWN, (), is_letter_signed=False),
    }
    assert [verdict.code for verdict in asked.values()] == list(asked)
    assert may_correct_receipt(CaseState.SIGNED, (), is_letter_signed=True).code == "receipt.told"


def test_a_later_day_of_receipt_is_for_the_section_head() -> None:
    days = [date(2021, 1, n) for n in (5, 6, 7)]
    by_clerk = [may_set_later(days[1], one, PostKind.CLERK).code for one in days]
    assert by_clerk == ["", "", "receipt.later"]
    assert may_set_later(days[1], days[2], PostKind.SECTION_HEAD)


@pytest.mark.parametrize(
    ("outcome", "applicants", "is_suggested", "code"),
    [
        (Outcome.GRANTED, 2, False, ""),
        (Outcome.PARTIAL, 1, True, ""),
        (Outcome.GRANTED, 1, False, "proposal.one"),
        (Outcome.ALREADY_PUBLIC, 5, True, "proposal.not_given"),
        (Outcome.PROCESS, 5, True, "proposal.not_given"),
    ],
)
def test_what_was_given_may_be_proposed_for_publication(outcome: Outcome, applicants: int, is_suggested: bool, code: str) -> None:
    verdict = may_propose(outcome, applicants, is_suggested=is_suggested)
    assert (verdict.code, bool(verdict)) == (code, not code)


def test_the_prolonged_spring_festival_of_2020_moved_these_dates() -> None:
    first, then = (Calendar(layer((one,))) for one in (OF_2020_AS_FIRST_ANNOUNCED, OF_2020))
    case = facts("window 2020-01-16周四", "ask A 2020-01-20周一 got 2020-01-20周一 ; ask co:B 2020-01-20周一 got 2020-01-20周一")
    before, after = timeline(case, first), timeline(case, then)
    assert {(one.what, one.before, one.after) for one in moved(before, after)} == {
        # The two working days that fell away are 1/31 and 2/1, a Saturday.
        ("correction_due_on", dated("2020-01-31周五"), dated("2020-02-03周一")),
        ("reply_due_on", dated("2020-03-10周二"), dated("2020-03-12周四")),
        ("remind_by", dated("2020-03-10周二"), dated("2020-03-12周四")),
        ("A", dated("2020-02-14周五"), dated("2020-02-18周二")),
        ("B", dated("2020-02-14周五"), dated("2020-02-18周二")),
    }
    assert next(one.words for one in moved(before, after)) == "补正告知"
    assert moved(before, before) == ()
    unconfirmed = timeline(facts("web 2020-01-16周四", ""), first)
    assert moved(unconfirmed, unconfirmed) == ()
    assert NATIONAL.is_working(date(2020, 2, 3))
