"""The review for fair competition, by the law of the day, and interpretations that go out with their document."""

from __future__ import annotations

import pytest

from mingbai.statute.disclosure.attributes import not_before_document, published_together
from mingbai.statute.disclosure.competition import COMPETITION_WORDS, Competition, competition_review
from statute.workdays.notices import day

SAID = "县市场监管局审查，不违反规定"


@pytest.mark.parametrize(
    ("is_measure", "stated", "conclusion", "on", "code"),
    [
        (True, "", "", "2024-07-31 周三", ""),
        (True, "", "", "2024-08-01 周四", "competition.missing"),
        (False, "", "", "2024-08-01 周四", ""),
        (True, "not_concerned", "", "2024-08-01 周四", ""),
        (True, "passed", "", "2026-03-02 周一", "competition.conclusion"),
        (True, "passed", SAID, "2026-03-02 周一", ""),
        (True, "exception", "符合", "2026-03-02 周一", "competition.conclusion"),
        (True, "exception", SAID, "2026-03-02 周一", ""),
    ],
)
def test_nothing_is_issued_unreviewed(is_measure: bool, stated: str, conclusion: str, on: str, code: str) -> None:
    verdict = competition_review(is_measure, stated, conclusion, day(on))
    assert verdict.code == code
    assert not code or str(verdict.citation) == "公平竞争审查条例第18条"
    assert set(COMPETITION_WORDS) == set(Competition)


@pytest.mark.parametrize(("ready", "code"), [((), ""), ((True, True), ""), ((True, False), "interpretation.together")])
def test_a_document_goes_out_with_its_interpretations(ready: tuple[bool, ...], code: str) -> None:
    assert published_together(ready).code == code


def test_an_interpretation_does_not_go_out_first() -> None:
    assert not_before_document(is_document_out=True)
    assert not_before_document(is_document_out=False).code == "interpretation.first"
