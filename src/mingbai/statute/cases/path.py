"""The five questions of handling (补不补、该不该、有没有、给不给、当不当): a table that leads to lawful outcomes only."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from mingbai.statute.cases.opinions import OtherOrgans, ThirdParty
from mingbai.statute.cases.outcomes import Outcome
from mingbai.statute.cases.sources import MODEL_OF_2020
from mingbai.statute.cases.states import STATE_WORDS, CaseState
from mingbai.statute.citation import Citation, regulations
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused

FOURTH, FIFTH, FIT = 4, 5, "fit"
WITH_DRAFTER = frozenset(
    {
        CaseState.ENTERED,
        CaseState.HANDLING,
        CaseState.CORRECTION_AWAITED,
        CaseState.FEE_AWAITED,
        CaseState.ABANDONED,
        CaseState.FEE_LAPSED,
    }
)
IN_REVIEW = frozenset({CaseState.APPROVING, CaseState.CHECKED})


@dataclass(frozen=True, slots=True)
class PathFacts:
    """What the record already shows; only with it some answers are lawful."""

    correction_noticed: bool = False
    corrected: bool = False
    correction_lapsed: bool = False
    replied_before: bool = False
    reasons_asked: bool = False
    reasons_unreasonable: bool = False
    searched: bool = False
    third_party: ThirdParty = ThirdParty.NOT_ASKED
    other_organs: OtherOrgans = OtherOrgans.NOT_ASKED


@dataclass(frozen=True, slots=True)
class PathAnswer:
    """One answer: its article, an example, and where it leads: `outcome`, a `letter` to send, or the next question."""

    key: str
    words: str
    citations: tuple[Citation, ...]
    example: str
    outcome: Outcome | None
    letter: str
    when: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PathQuestion:
    """One of the five questions, with all its answers."""

    number: int
    key: str
    title: str
    ask: str
    answers: tuple[PathAnswer, ...]


@dataclass(frozen=True, slots=True)
class PathEnd:
    """Where the answers lead.

    `question`: the number of the question to answer next, 0 when done. `outcome`: what the answers lead to so far. `letter`: the
    letter to send; the case waits where there is no outcome beside it. `is_fit`: the fifth question is answered too.
    """

    question: int
    outcome: Outcome | None = None
    letter: str = ""
    is_fit: bool = False


@cache
def questions() -> tuple[PathQuestion, ...]:
    """Return the five questions in order."""
    data = tomllib.loads(files(__package__).joinpath("path.toml").read_text("utf-8"))
    return tuple(
        PathQuestion(
            number=row["number"],
            key=row["key"],
            title=row["title"],
            ask=row["ask"],
            answers=tuple(
                PathAnswer(
                    key=one["key"],
                    words=one["words"],
                    citations=tuple(regulations(article) for article in one["articles"]),
                    example=one["example"],
                    outcome=Outcome(one["outcome"]) if "outcome" in one else None,
                    letter=one.get("letter", ""),
                    when=tuple(one.get("when", ())),
                )
                for one in row["answers"]
            ),
        )
        for row in data["questions"]
    )


def _holds(condition: str, facts: PathFacts) -> bool:
    return {
        "not_noticed": not facts.correction_noticed,
        "corrected": facts.corrected,
        "correction_lapsed": facts.correction_lapsed,
        "replied_before": facts.replied_before,
        "reasons_not_asked": not facts.reasons_asked,
        "reasons_unreasonable": facts.reasons_unreasonable,
        "searched": facts.searched,
        "third_party_not_asked": facts.third_party is ThirdParty.NOT_ASKED,
        "third_party_not_waiting": facts.third_party is not ThirdParty.WAITING,
        "third_party_not_objected": facts.third_party is not ThirdParty.OBJECTED,
        "third_party_objected": facts.third_party is ThirdParty.OBJECTED,
        "third_party_not_agreed": facts.third_party in (ThirdParty.OBJECTED, ThirdParty.SILENT),
        "organs_not_asked": facts.other_organs is OtherOrgans.NOT_ASKED,
        "organs_not_waiting": facts.other_organs is not OtherOrgans.WAITING,
    }[condition]


@rule(
    MODEL_OF_2020,
    regulations("第29条"),
    regulations("第30条"),
    regulations("第32条"),
    regulations("第34条"),
    regulations("第35条"),
    regulations("第36条"),
    regulations("第37条"),
    name="五问：只给合法的答案",
)
def offered(number: int, facts: PathFacts) -> tuple[PathAnswer, ...]:
    """Return the answers to a question (1 to 5) that are lawful on these facts; raise IndexError for another number."""
    return tuple(one for one in questions()[number - 1].answers if all(_holds(condition, facts) for condition in one.when))


@rule(MODEL_OF_2020, regulations("第45条"), name="五问：什么时候可以回答")
def may_answer(state: CaseState) -> Verdict:
    """The answers are what the reply is checked and signed on: they change only while it is with its drafter."""
    if state in WITH_DRAFTER:
        return ALLOWED
    if state in IN_REVIEW:
        return refused("答复稿已经送审。要改五问的回答，先收回或者退回答复稿。", MODEL_OF_2020, "path.submitted")
    return refused(f"这件申请现在是“{STATE_WORDS[state]}”，五问的回答不能再改。", MODEL_OF_2020, "path.state")


@rule(MODEL_OF_2020, regulations("第45条"), name="五问：走到哪里")
def walk(given: Mapping[int, str], facts: PathFacts) -> PathEnd:
    """Follow the answers (question number to key) as far as they are lawful on these facts.

    An answer that is not offered, or no longer, is not followed: its question is the next one again.
    """
    # Every answer to the fourth question leads to an outcome or a letter.
    number = 0
    while True:
        number += 1
        answer = next((one for one in offered(number, facts) if one.key == given.get(number)), None)
        if answer is None:
            return PathEnd(number)
        if answer.outcome is not None:
            is_fit = given.get(FIFTH) == FIT
            return PathEnd(0 if is_fit else FIFTH, answer.outcome, answer.letter, is_fit)
        if answer.letter:
            return PathEnd(number, None, answer.letter)
