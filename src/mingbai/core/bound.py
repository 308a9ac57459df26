"""What the audit trail vouches for: rows whose digests stand in the entries of the acts that wrote them.

A domain names its kinds of rows here, where its app starts. An act binds a row (`done.bind`), and the digest goes into the
act's next entry; the check of the trail computes it again from tables and files. Both use the same function, so they cannot
differ.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

Keys: TypeAlias = "Collection[int] | None"


@dataclass(frozen=True, slots=True)
class BoundRow:
    """One row as the trail knows it.

    `name` is what people call it, `digest` covers all that it says, `files` names the stored files that belong to it.
    `is_covered`: another bound row vouches for it too, so that it needs no digest of its own.
    """

    key: int
    organ_code: str
    subject: str
    name: str
    digest: str
    files: tuple[tuple[str, str], ...] = ()
    is_covered: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of row. `rows` reads those with these keys, or all; `events` wrote one each when entries had no digests yet."""

    key: str
    label: str
    rows: Callable[[Keys], Iterator[BoundRow]]
    events: frozenset[str]


_kinds: dict[str, Kind] = {}


def register(*kinds: Kind) -> None:
    """Name kinds of rows, once per process and where an app starts."""
    _kinds.update({kind.key: kind for kind in kinds})


def kinds() -> tuple[Kind, ...]:
    """Return every kind, in the order of the names."""
    return tuple(_kinds[key] for key in sorted(_kinds))


def digests_of(bound: Collection[tuple[str, int]]) -> Mapping[str, str]:
    """Return the digests of these rows as they are now, by `kind:key`."""
    found: dict[str, str] = {}
    for kind in sorted({kind for kind, _ in bound}):
        keys = [key for its, key in bound if its == kind]
        found |= {f"{kind}:{row.key}": row.digest for row in _kinds[kind].rows(keys)}
    missing = [one for one in bound if f"{one[0]}:{one[1]}" not in found]
    if missing:
        raise LookupError(f"nothing to bind: {missing}")
    return found
