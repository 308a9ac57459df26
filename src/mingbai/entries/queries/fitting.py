"""What an organ has published that fits the words of somebody who is about to ask for it."""

from __future__ import annotations

import re
from collections import Counter
from math import log

from mingbai.entries.queries.published import newest_of
from mingbai.entries.values.rows import EntryRow

CONSIDERED = 1000
"""The newest entries of the organ: those that people ask for are hardly older, and each costs a moment."""
SHARED, SHARE = 3, 0.34
"""How many pairs of characters a title has in common with the words at least, and which part of its weight they are."""
RUN = re.compile(r"[\w]+")


def fitting(organ_id: int, words: str, limit: int = 5) -> tuple[EntryRow, ...]:
    """Return published entries whose title has much in common with the words, the best first.

    Pairs of characters are compared; the rarer one is among the titles, the more it weighs. A title is no summary of a file, so
    what fits may be missed; what is shown is public already and one press away.
    """
    asked = _pairs(words)
    rows = newest_of(organ_id, CONSIDERED) if len(asked) >= SHARED else ()
    titles = [_pairs(row.title) for row in rows]
    common = Counter(pair for pairs in titles for pair in pairs)

    def weight(pairs: frozenset[str]) -> float:
        return sum(log(1 + len(rows) / common[pair]) for pair in pairs)

    found = []
    for place, (row, pairs) in enumerate(zip(rows, titles, strict=True)):
        both = pairs & asked
        if len(both) >= SHARED and (share := weight(both) / weight(pairs)) >= SHARE:
            found.append((-share, place, row))
    return tuple(row for _, _, row in sorted(found, key=lambda one: one[:2])[:limit])


def _pairs(text: str) -> frozenset[str]:
    return frozenset(run[i : i + 2] for run in RUN.findall(text.lower()) for i in range(len(run) - 1))
