"""The quarter of the year in which a record became public: PostgreSQL's words begin with it.

Its index gives all rows of a word in no order. With the quarter in the word, those of the newest quarter are asked for first, and
what is found in a hundred thousand records is known after a look at the last few thousand.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, timedelta

from mingbai.core.words import in_china
from mingbai.search.values.ids import FIRST, OWN_BITS

_FROM, _MARK = 1949, 0x100


def quarter_of(record_id: int) -> int:
    """Return the number of the quarter, in China, in which a record became public."""
    at = in_china((FIRST + timedelta(seconds=record_id >> OWN_BITS)).astimezone(UTC))
    return (at.year - _FROM) * 4 + (at.month - 1) // 3


def mark_of(quarter: int) -> str:
    """Return the character with which the words of a quarter begin."""
    return chr(_MARK + quarter)


def newest_first(first_id: int, last_id: int) -> Iterator[tuple[int, ...]]:
    """Yield the quarters between two records, the newest alone, then four times as many at each step."""
    first, last, size = quarter_of(first_id), quarter_of(last_id), 1
    while last >= first:
        yield tuple(range(last, max(last - size, first - 1), -1))
        last, size = last - size, size * 4
