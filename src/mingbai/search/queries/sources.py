"""Where the records come from: each domain says how to read those that are public now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mingbai.search.values import Record, RecordKind


@dataclass(frozen=True, slots=True)
class SearchSource:
    """How to read one kind: the next keys after one, in order, and the records of those keys that are public now."""

    kind: RecordKind
    keys_after: Callable[[int, int], Sequence[int]]
    records: Callable[[Sequence[int]], Sequence[Record]]


_sources: dict[RecordKind, SearchSource] = {}


def register(source: SearchSource) -> None:
    """Name the source of a kind, once per process and where the process starts (`AppConfig.ready`)."""
    _sources[source.kind] = source


def kinds() -> tuple[RecordKind, ...]:
    """Return the kinds that have a source, in a fixed order."""
    return tuple(kind for kind in RecordKind if kind in _sources)


def source_of(kind: RecordKind) -> SearchSource:
    """Return the source of a kind."""
    return _sources[kind]
