"""An entry's text between form and store, and the differences between two snapshots."""

from __future__ import annotations

from datetime import date

import pytest

from mingbai.entries.values.content import Element, EntryContent
from mingbai.workspace.entries.differences import ChangedPiece, changes, pieces
from mingbai.workspace.entries.draft.body import to_html, to_typed


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("", ""),
        ("一段", "<p>一段</p>"),
        ("一段\r\n\r\n二段", "<p>一段</p><p>二段</p>"),
        ("一行\n二行\n　\n　二段", "<p>一行<br>二行</p><p>二段</p>"),
        ("金额<500元 & 其他", "<p>金额&lt;500元 &amp; 其他</p>"),
        ("<p>已是<b>HTML</b></p>", "<p>已是<b>HTML</b></p>"),
        ("<H2>小标题</H2>", "<H2>小标题</H2>"),
    ],
)
def test_plain_paragraphs_become_html(typed: str, html: str) -> None:
    assert to_html(typed) == html


@pytest.mark.parametrize("typed", ["一段", "一行\n二行\n\n二段", "金额<500元 & 其他"])
def test_what_was_typed_comes_back_as_typed(typed: str) -> None:
    assert to_typed(to_html(typed)) == typed


@pytest.mark.parametrize("html", ["<h2>钱从哪里来</h2><p>财政。</p>", "<p>写成&lt;p&gt;的字</p>", "<ul><li>一</li></ul>"])
def test_richer_text_comes_back_as_the_same_html(html: str) -> None:
    assert to_html(to_typed(html)).replace("\n", "") == html


def test_a_changed_number_is_shown_whole() -> None:
    assert pieces("共发放66,800元。", "共发放68,800元。") == (
        ChangedPiece("same", "共发放"), ChangedPiece("gone", "66,800"),
        ChangedPiece("new", "68,800"), ChangedPiece("same", "元。"),
    )  # fmt: skip


def test_a_very_long_text_is_compared_by_lines() -> None:
    before = "".join(f"第{n}行甲\n" for n in range(2000))
    found = pieces(before, before.replace("第7行甲", "第7行乙"))
    assert [one.text for one in found if one.kind != "same"] == ["第7行甲\n", "第7行乙\n"]


def test_every_changed_field_has_its_label() -> None:
    old = EntryContent("旧题", body="<p>一</p>", elements=(Element("金额", "1元"), Element("依据")))
    new = EntryContent(
        "新题", body="<p>一</p>", range="village", village="yaohe", formed_on=date(2021, 1, 5),
        elements=(Element("金额", "2元"), Element("依据", is_in_text=True)),
    )  # fmt: skip
    found = changes(old, new, {"yaohe": "姚河村"})
    assert [one.label for one in found] == ["标题", "给谁看", "哪个村、社区", "形成日期", "要素：金额", "要素：依据"]
    assert found[2].pieces == (ChangedPiece("new", "姚河村"),)
    assert changes(old, old, {}) == ()
