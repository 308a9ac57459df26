"""When two lines of lists speak of the same matter: neutral lines are compared, never what an applicant wrote."""

from __future__ import annotations

from mingbai.cases.values.draft import NEUTRAL_TITLE

COMMON = frozenset({"信息", "公开", "申请", "关于", "情况", "政府"})
ALIKE = 0.6
"""How much of the pairs of two lines together they share when they speak of the same matter."""


def pairs(title: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of a line that say something."""
    found = {title[n : n + 2] for n in range(len(title) - 1)} - COMMON
    return frozenset(pair for pair in found if pair.strip() == pair)


def is_same(title: str, other: str) -> bool:
    """Return whether two lines speak of the same matter; one that nobody worded yet speaks of none."""
    if NEUTRAL_TITLE in (title, other):
        return False
    first, second = pairs(title), pairs(other)
    return bool(first and second) and len(first & second) >= ALIKE * len(first | second)
