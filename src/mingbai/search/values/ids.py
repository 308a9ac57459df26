"""The key of a record in the index: it carries the moment, so that walking the index backwards is newest first."""

from __future__ import annotations

from datetime import UTC, datetime

from mingbai.core.words import CHINA
from mingbai.search.values import RecordKind

FIRST = datetime(1949, 10, 1, tzinfo=UTC)
OWN_BITS = 28
"""Below the second: the kind and the end of the record's own key. Records of one second stand in the order of their keys."""
MOST = 10**18 - 1
"""No key is larger before 2067, so every key in an address passes `core.asked`."""
_KINDS = tuple(RecordKind)
_KEY_BITS = OWN_BITS - 3


def record_id(kind: RecordKind, key: int, at: datetime) -> int:
    """Return the key that a record takes if it is free; another of the same moment follows it."""
    own = key % (1 << _KEY_BITS) << 3 | _KINDS.index(kind)
    return _second(at) << OWN_BITS | own


def year_span(year: int) -> tuple[int, int]:
    """Return the first and the last key of a year in China."""
    first, after = (datetime(one, 1, 1, tzinfo=CHINA) for one in (year, year + 1))
    return _second(first) << OWN_BITS, (_second(after) << OWN_BITS) - 1


def _second(at: datetime) -> int:
    return max(0, int((at - FIRST).total_seconds()))
