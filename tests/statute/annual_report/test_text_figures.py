"""Figures in a text: shown, typed, compared, refreshed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingbai.statute.annual_report.figures import (
    FigureError,
    Used,
    from_editor,
    off,
    parts,
    plain,
    refresh,
    show,
    to_editor,
    token,
    used,
)

LABELS = {"publications.total": "公开总数", "3.new.total": "本年新收·总计"}
VALUES = {"publications.total": 3340, "3.new.total": 0}
TEXT = "共公开{{publications.total|3,340}}条，收到{{3.new.total|0}}件。"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (3340, "3,340"),
        (-12, "-12"),
        (Decimal("54369"), "54,369"),
        (Decimal("54369.00"), "54,369"),
        (Decimal("7730.28"), "7,730.28"),
        (Decimal("0.00"), "0"),
        (Decimal("-0.5"), "-0.5"),
        (Decimal("100"), "100"),
        (None, ""),
    ],
)
def test_values_read_as_people_write_them(value: int | Decimal | None, shown: str) -> None:
    assert show(value) == shown


def test_a_text_is_cut_into_words_and_figures() -> None:
    assert parts(TEXT) == ("共公开", Used("publications.total", "3,340"), "条，收到", Used("3.new.total", "0"), "件。")
    assert parts("{{a|1}}{{b|2}}") == (Used("a", "1"), Used("b", "2"))
    assert parts("没有数字") == ("没有数字",)
    assert plain(TEXT) == "共公开3,340条，收到0件。"


def test_a_figure_that_no_longer_agrees_is_seen_and_refreshed() -> None:
    assert off(TEXT, VALUES) == ()
    assert off(TEXT, VALUES | {"3.new.total": 1}) == (Used("3.new.total", "0"),)
    assert off(TEXT, {"publications.total": 3340}) == (Used("3.new.total", "0"),)
    changed = refresh(TEXT, {"3.new.total": 1})
    assert plain(changed) == "共公开3,340条，收到1件。"
    assert [u.path for u in used(changed)] == ["publications.total", "3.new.total"]


def test_the_editor_shows_labels_and_reads_them_back() -> None:
    typed = to_editor(TEXT, LABELS)
    assert typed == "共公开【公开总数：3,340】条，收到【本年新收·总计：0】件。"
    assert from_editor(typed, LABELS, VALUES) == TEXT


def test_a_figure_typed_without_a_number_takes_the_tables() -> None:
    assert from_editor("【公开总数：】条", LABELS, VALUES) == "{{publications.total|3,340}}条"


def test_a_number_typed_by_hand_is_kept_for_the_check_to_report() -> None:
    stored = from_editor("【公开总数：9】条", LABELS, VALUES)
    assert off(stored, VALUES) == (Used("publications.total", "9"),)


def test_a_figure_without_label_keeps_its_path() -> None:
    typed = to_editor("{{entries|5}}", LABELS)
    assert typed == "【entries：5】"
    assert from_editor(typed, LABELS, {"entries": 5}) == "{{entries|5}}"


@pytest.mark.parametrize(
    ("typed", "words"), [("【总数：3】", "没有叫“总数”的数字"), ("【公开总数：{3】", "只能写数字"), ("{{a|1}}", "花括号")]
)
def test_what_cannot_be_stored_is_refused_with_the_way_out(typed: str, words: str) -> None:
    with pytest.raises(FigureError, match=words):
        from_editor(typed, LABELS, VALUES)


@given(st.lists(st.sampled_from(["词", "\n", "。", *(token(path, VALUES[path]) for path in VALUES)]), max_size=8))
def test_editing_nothing_changes_nothing(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert from_editor(to_editor(text, LABELS), LABELS, VALUES) == text
    assert "".join(p if isinstance(p, str) else f"{{{{{p.path}|{p.shown}}}}}" for p in parts(text)) == text
