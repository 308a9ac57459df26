"""Whether the index has exactly what is public now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mingbai.search.models import SearchState
from mingbai.search.queries import stored
from mingbai.search.queries.sources import SearchSource, kinds, records_of, source_of
from mingbai.search.values import RecordKind
from mingbai.search.values.rows import COLUMNS, row_of

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class IndexDifference:
    """A record that differs, and how; without a kind, the index as a whole."""

    what: str
    kind: RecordKind | None = None
    key: int = 0


def differences(on: date) -> Iterator[IndexDifference]:
    """Yield every difference between the index and the rows that it was made from."""
    state = SearchState.objects.get()
    if not state.is_whole:
        yield IndexDifference("索引还没有建完")
    for kind in kinds():
        yield from _missing(state.side, source_of(kind), on)
        yield from _left_over(state.side, source_of(kind), on)
    records, with_words = stored.count(state.side)
    if records != with_words:
        yield IndexDifference(f"有{records}条记录，可是有词的是{with_words}条")


def _missing(side: int, source: SearchSource, on: date) -> Iterator[IndexDifference]:
    """Yield what is public and not in the index, or differs there."""
    last = 0
    while keys := source.keys_after(last, AT_ONCE):
        last = keys[-1]
        there = {row[2]: row for row in stored.rows_of(side, source.kind, keys)}
        for row in map(row_of, records_of(source.kind, keys, on)):
            found = there.get(row[2])
            if found is None:
                yield IndexDifference("已经公开，索引里没有", source.kind, row[2])
            elif found != row:
                names = [name for name, one, other in zip(COLUMNS, row, found, strict=True) if one != other]
                yield IndexDifference(f"和公开的不一样：{'、'.join(names)}", source.kind, row[2])
            elif not stored.has_words(side, row):
                yield IndexDifference("有记录，可是按词找不到", source.kind, row[2])


def _left_over(side: int, source: SearchSource, on: date) -> Iterator[IndexDifference]:
    """Yield what is in the index and not public."""
    last = 0
    while keys := stored.keys_after(side, source.kind, last, AT_ONCE):
        last = keys[-1]
        for key in sorted({*keys} - {record.key for record in records_of(source.kind, keys, on)}):
            yield IndexDifference("没有公开，索引里却有", source.kind, key)
