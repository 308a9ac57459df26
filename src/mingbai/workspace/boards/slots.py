"""Slots as people write them: 3 or 3、4、5."""

from __future__ import annotations

import re
from collections.abc import Collection

from mingbai.core import asked

_BETWEEN = re.compile(r"[、，,；;\s]+")
MOST = 200


def slots_of(text: str) -> tuple[int, ...]:
    """Return the numbers in a text; empty when anything in it is none."""
    found = [asked.number(part, 1, MOST) for part in _BETWEEN.split(text) if part]
    return tuple(one for one in found if one) if all(found) else ()


def next_free(count: int, slots: int, taken: Collection[int]) -> str:
    """Return the first run of so many free slots, else the first free ones, as text; empty when there are too few."""
    free = [one for one in range(1, slots + 1) if one not in taken]
    for start in range(len(free) - count + 1):
        if free[start + count - 1] - free[start] == count - 1:
            return "、".join(map(str, free[start : start + count]))
    return "、".join(map(str, free[:count])) if len(free) >= count else ""
