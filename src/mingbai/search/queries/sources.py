"""Where the records come from: each domain says how to read those that are public now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from mingbai.search.values import Record, RecordKind


@dataclass(frozen=True, slots=True)
class SearchSource:
    """How to read one kind: the next keys after one, in order, and the records of those keys that are public on a day.

    `starting` returns the keys that become public by the calendar alone from one day to another.
    """

    kind: RecordKind
    keys_after: Callable[[int, int], Sequence[int]]
    records: Callable[[Sequence[int], date], Sequence[Record]]
    starting: Callable[[date, date], Sequence[int]] = lambda first, last: ()


_sources: dict[RecordKind, SearchSource] = {}
Addition: TypeAlias = Callable[[Sequence[Record], date], Sequence[Record]]
_additions: dict[RecordKind, Addition] = {}


def register(source: SearchSource) -> None:
    """Name the source of a kind, once per process and where the process starts (`AppConfig.ready`)."""
    _sources[source.kind] = source


def kinds() -> tuple[RecordKind, ...]:
    """Return the kinds that have a source, in a fixed order."""
    return tuple(kind for kind in RecordKind if kind in _sources)


def add_to(kind: RecordKind, addition: Addition) -> None:
    """Name what a domain above knows of the records of a kind, as their validity; it returns them with that."""
    _additions[kind] = addition


def records_of(kind: RecordKind, keys: Sequence[int], on: date) -> Sequence[Record]:
    """Return the records of these keys that are public on a day, with what the domains above know of them."""
    found = _sources[kind].records(keys, on)
    return _additions[kind](found, on) if kind in _additions and found else found


def source_of(kind: RecordKind) -> SearchSource:
    """Return the source of a kind."""
    return _sources[kind]
