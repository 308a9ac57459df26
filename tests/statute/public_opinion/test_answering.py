"""The hours of an answer in law, both sides of each limit; and how an event moves to its close."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mingbai.statute.moves import Move
from mingbai.statute.public_opinion.answering import (
    ACT_WORDS,
    STATE_WORDS,
    TRANSITIONS,
    AnswerStep,
    OpinionAct,
    OpinionFacts,
    OpinionKind,
    OpinionState,
    clocks,
    duration,
    may_close,
    opinion_transition,
)
from mingbai.statute.verdict import Verdict

# A Friday evening before a holiday: the hours run through it.
FOUND = datetime(2026, 9, 30, 22, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
GRAVE, OTHER = OpinionFacts(OpinionKind.GRAVE, FOUND), OpinionFacts(OpinionKind.OTHER, FOUND)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("facts", "step", "hours", "number"),
    [
        (GRAVE, AnswerStep.FIRST_WORD, 5, "国办发〔2016〕80号"),
        (GRAVE, AnswerStep.CONFERENCE, 24, "国办发〔2016〕61号"),
        (OTHER, AnswerStep.ANSWER, 48, "国办发〔2016〕61号"),
    ],
)
def test_each_limit_is_kept_at_its_hour_and_missed_a_second_later(
    facts: OpinionFacts, step: AnswerStep, hours: int, number: str
) -> None:
    due = FOUND + timedelta(hours=hours)
    for done in (False, True):
        for at, is_late in ((due, False), (due + SECOND, True)):
            given = {"conference_at": at} if step is AnswerStep.CONFERENCE else {"answered_at": at}
            asked = replace(facts, **given) if done else facts
            (found,) = [one for one in clocks(asked, at if not done else due + timedelta(days=9)) if one.step is step]
            assert (found.due_at, found.is_late, found.citation.document_number) == (due, is_late, number)
            assert found.done_at == (at if done else None)


def test_the_moments_are_the_same_whatever_zone_they_are_told_in() -> None:
    due = clocks(GRAVE, FOUND.astimezone(ZoneInfo("UTC")))[0].due_at
    assert due.astimezone(ZoneInfo("Asia/Shanghai")).isoformat() == "2026-10-01T03:10:00+08:00"
    assert [len(clocks(one, FOUND)) for one in (GRAVE, OTHER)] == [2, 1]


def test_every_pair_of_state_and_act_is_decided_and_facts_come_first() -> None:
    listed = {(move.state, move.act) for move in TRANSITIONS}
    for state in OpinionState:
        for act in OpinionAct:
            found = opinion_transition(state, act)
            assert isinstance(found, Move) == ((state, act) in listed)
            if isinstance(found, Verdict):
                assert STATE_WORDS[state] in found.reason
                assert ACT_WORDS[act] in found.reason
    early = opinion_transition(OpinionState.FOUND, OpinionAct.DRAFT)
    assert isinstance(early, Verdict)
    assert early.reason.endswith("先核实，再写回应。")


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (OTHER, "opinion.unanswered"),
        (replace(GRAVE, answered_at=FOUND), "opinion.no_conference"),
        (replace(OTHER, answered_at=FOUND), "opinion.not_mended"),
        (replace(GRAVE, answered_at=FOUND, conference_at=FOUND, is_mended=True), ""),
        (replace(OTHER, answered_at=FOUND, is_mended=True), ""),
    ],
)
def test_an_event_is_closed_when_it_is_answered_and_something_changed(facts: OpinionFacts, code: str) -> None:
    assert may_close(facts).code == code


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(200, "还剩3小时20分"), (120, "还剩2小时"), (0, "还剩0分"), (5, "还剩5分"), (-130, "超过2小时10分")],
)
def test_what_is_left_is_put_into_hours(minutes: int, words: str) -> None:
    assert duration(timedelta(minutes=minutes)) == words
