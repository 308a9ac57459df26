"""Writes of the index. They belong into the transaction of the act that changes what is public, and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from mingbai.core.acts import OpenAct, Signer, open_act
from mingbai.search.actions import locking, rows
from mingbai.search.models import SearchState
from mingbai.search.queries.sources import kinds, records_of, source_of
from mingbai.search.queries.stored import turning
from mingbai.search.values import Record, RecordKind

AT_ONCE = 500


def follow(done: OpenAct[Signer], kind: RecordKind, keys: Sequence[int]) -> None:
    """Bring the index to what is public now of these records: found where it is, forgotten where it is not any more."""
    for at in range(0, len(keys), AT_ONCE):
        some = keys[at : at + AT_ONCE]
        found = records_of(kind, some, done.today)
        drop(done, kind, sorted({*some} - {record.key for record in found}))
        put(done, found)


def turn(*, by: Signer, at: datetime) -> int:
    """Bring up to date what the calendar alone changed since the last time, and return how many records that may be.

    Validity ends, lines of the catalogue come in force.
    """
    with open_act(by=by, at=at) as done:
        done.no_entry("the calendar alone changed what they say")
        # Before the row: a step of a rebuild takes them in this order too.
        locking.share()
        state = done.lock(SearchState, id=1)
        found = {kind: set(source_of(kind).starting(state.turned_on or date.min, done.today)) for kind in kinds()}
        for kind, key in turning(state.side, done.today):
            found[RecordKind(kind)].add(key)
        for kind, keys in found.items():
            follow(done, kind, sorted(keys))
        state.turned_on = done.today
        state.save(update_fields=["turned_on"])
    return sum(map(len, found.values()))


def put(done: OpenAct[Signer], records: Sequence[Record]) -> None:
    """Let these records be found as they are now."""
    for side in sides():
        rows.put(side, records)


def drop(done: OpenAct[Signer], kind: RecordKind, keys: Sequence[int]) -> None:
    """Let these records not be found any more; those that were not are passed over."""
    for side in sides():
        rows.drop(side, kind, keys)


def sides() -> tuple[int, ...]:
    """Return the sides to write: the one that is asked, and the one being built; it stays so until the transaction ends."""
    locking.share()
    side, building = SearchState.objects.values_list("side", "building").get()
    return (side,) if building is None else (side, building)
