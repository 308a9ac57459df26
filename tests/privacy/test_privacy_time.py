"""The time grows in proportion to the text's length, whatever the text contains."""

from __future__ import annotations

import pytest

from mingbai.privacy.text import find
from proportion import in_proportion

PIECES = [
    "1",
    "1 ",
    "1\n",
    "123 ",
    "138-",
    "4532 ",
    "640425",
    "x1",
    "lO ",
    "1*",
    "\u202e1",
    "\u202e12\u202c",
    "村",
    "县市镇村",
    "路一号",
    "3组",
    "12号",
    "住址：",
    "马",
    "马马，",
    "患",
    "患白",
    "残疾",
    "癌",
    "因病",
    "因病、因残，",
    "因火灾、",
    "一级",
    "a@",
    "a.",
    "秘密 ",
    "内部,",
    " ",
    "\n",
    "不得      ",
    "护照   ",
    "社保卡 ",
    "京A",
    "\u200b1",
    "１",
    "彭阳县白阳镇姚河村",
]


@pytest.mark.parametrize("piece", PIECES)
def test_eight_times_the_text_does_not_take_sixty_four_times_as_long(piece: str) -> None:
    assert in_proportion(find, piece)


@pytest.mark.parametrize("piece", ["病、因火灾", "因病"])
def test_a_long_cell_beside_a_name_does_not_either(piece: str) -> None:
    assert in_proportion(lambda cell: tuple(find(f"{cell}x", is_personal=True)), piece, length=1_000)
