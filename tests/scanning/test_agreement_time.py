"""The comparison runs while a clerk waits: its time grows in proportion to what was written."""

from __future__ import annotations

import pytest

from mingbai.scanning.agreement import Said, differences
from mingbai.scanning.claims import claims
from proportion import in_proportion

# All ways to begin a figure that no unit ends, and what stands around figures.
PIECES = [
    "1",
    "1,",
    "1.",
    "一",
    "十",
    "百千",
    "一万",
    "1一",
    " ",
    "\n",
    "\t",
    "1 ",
    "约",
    "约 ",
    "共",
    "12元",
    "3户/",
    "2020年1月",
]


@pytest.mark.parametrize("piece", PIECES)
def test_eight_times_the_text_does_not_take_sixty_four_times_as_long(piece: str) -> None:
    assert in_proportion(lambda text: tuple(claims(text)), piece, length=1_000)


def test_a_thousand_totals_are_not_compared_each_with_each() -> None:
    def compared(text: str) -> None:
        other = "".join(f"共{number}元。" for number in range(1_000_000, 1_000_000 + len(text)))
        assert len(differences([Said("正文", other.replace("元", "1元")), Said("要素", other)], [])) == 1

    assert in_proportion(compared, "x", length=250)
