"""The mark of a catalogue line that holds permits, penalties or coercive measures."""

from __future__ import annotations

import pytest

from mingbai.statute.disclosure.decisions import DECISION_WORDS, Decision, decision_in


@pytest.mark.parametrize(
    ("title", "mark"),
    [
        ("行政处罚决定", Decision.SOME_PENALTIES),
        ("安全生产处罚决定书", Decision.SOME_PENALTIES),
        ("行政许可结果", Decision.SOME_PERMITS),
        ("食品经营许可决定", Decision.SOME_PERMITS),
        ("行政许可和行政处罚等信息公示", Decision.SOME_PENALTIES),
        ("行政强制", Decision.NONE),
        ("乡村建设规划许可证", Decision.NONE),
    ],
)
def test_a_title_suggests_a_mark_but_never_that_the_line_holds_nothing_else(title: str, mark: Decision) -> None:
    assert decision_in(title) is mark


def test_every_mark_has_words() -> None:
    assert set(DECISION_WORDS) == set(Decision)
