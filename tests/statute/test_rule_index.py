"""Rules register themselves, keep working, and are listed with their articles."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from mingbai.statute import index
from mingbai.statute.citation import Citation, practice, regulations


@pytest.fixture
def law(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A module with two rules, removed after the test."""
    monkeypatch.setattr(index, "_rules", {})
    module = ModuleType("mingbai.statute.example")
    monkeypatch.setitem(sys.modules, module.__name__, module)

    def reply_due(received: int) -> int:
        """The reply is due on the 20th working day.

        More about it.
        """
        return received + 20

    def silent() -> None:
        return None

    for function in (reply_due, silent):
        function.__module__, function.__qualname__ = module.__name__, function.__name__
    module.reply_due = index.rule(regulations("第33条"), Citation("民法典", "第201条"), name="答复期限")(reply_due)  # type: ignore[attr-defined]
    index.rule(practice("习惯"), name="习惯做法")(silent)
    return module


def test_a_marked_function_stays_the_function(law: ModuleType) -> None:
    assert law.reply_due(1) == 21


def test_the_list_gives_name_place_articles_and_the_first_sentence(law: ModuleType) -> None:
    found = index.rules([law.__name__])
    assert [(one.name, one.function, one.sentence) for one in found] == [
        ("答复期限", "reply_due", "The reply is due on the 20th working day."),
        ("习惯做法", "silent", ""),
    ]


def test_rules_of_other_modules_are_not_listed(law: ModuleType) -> None:
    assert index.rules(["mingbai.statute.verdict"]) == ()


def test_the_table_shows_number_and_confidence(law: ModuleType) -> None:
    lines = index.render_markdown([law.__name__]).splitlines()
    articles = "条例第33条（国务院令第711号）；民法典第201条"
    assert lines[2] == f"| 答复期限 | `example.reply_due` | {articles} | read | The reply is due on the 20th working day. |"
    assert lines[3] == "| 习惯做法 | `example.silent` | 通行做法：习惯 | practice, configurable |  |"
