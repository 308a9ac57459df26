"""Writes of the index. They belong into the transaction of the act that changes what is public, and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence

from mingbai.core.acts import OpenAct, Signer
from mingbai.search.actions import locking, rows
from mingbai.search.models import SearchState
from mingbai.search.queries.sources import source_of
from mingbai.search.values import Record, RecordKind

AT_ONCE = 500


def follow(done: OpenAct[Signer], kind: RecordKind, keys: Sequence[int]) -> None:
    """Bring the index to what is public now of these records: found where it is, forgotten where it is not any more."""
    source = source_of(kind)
    for at in range(0, len(keys), AT_ONCE):
        some = keys[at : at + AT_ONCE]
        found = source.records(some)
        drop(done, kind, sorted({*some} - {record.key for record in found}))
        put(done, found)


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
