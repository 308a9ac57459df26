"""A topic of a meeting that will be disclosed says how."""

from __future__ import annotations

import pytest

from mingbai.statute.disclosure.attributes import Attribute
from mingbai.statute.disclosure.meetings import MATTER_WORDS, MatterKind, Topic, topic

OPEN, ON_REQUEST, CLOSED = Attribute


@pytest.mark.parametrize(
    ("found", "code"),
    [
        (Topic("低保名单审议", OPEN, "网站发布"), ""),
        (Topic(" ", OPEN, "网站发布"), "topic.what"),
        (Topic("低保名单审议", None), "topic.attribute"),
        (Topic("低保名单审议", OPEN), "topic.way"),
        (Topic("个案救助", ON_REQUEST), "attribute.reason"),
        (Topic("个案救助", ON_REQUEST, reason="只和一户有关"), ""),
        (Topic("人事任免酝酿", CLOSED, reason="还在酝酿"), "attribute.ground"),
        (Topic("人事任免酝酿", CLOSED, reason="还在酝酿", ground="16.2"), ""),
    ],
)
def test_each_topic_says_whether_and_how(found: Topic, code: str) -> None:
    assert topic(found).code == code


def test_both_kinds_have_words() -> None:
    assert MATTER_WORDS == {MatterKind.MEETING: "办会", MatterKind.MATTER: "办事"}
