"""Whole-process chains with their figures, for their own pages and for the pages of their entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mingbai.catalogue import queries as catalogue
from mingbai.catalogue.values.chains import ChainRow
from mingbai.core.components import TimelineStage
from mingbai.entries import queries as entries
from mingbai.portal.chains.timeline import Reader, counted, stages


@dataclass(frozen=True, slots=True)
class Told:
    """One matter: its stages as the component `chain` takes them, and the count of open stages in words.

    `is_public`: some part of it can be read. Until then its title must not be shown, because nobody has reviewed it.
    """

    row: ChainRow
    stages: tuple[TimelineStage, ...]
    said: str
    is_public: bool


def told(row: ChainRow, today: date, here: int = 0) -> Told:
    """Return how far one matter is open; `here` is the entry whose page shows it."""
    return told_all((row,), today, here)[0]


def told_all(rows: Sequence[ChainRow], today: date, here: int = 0) -> tuple[Told, ...]:
    """Return how far the matters are open, in a fixed number of queries.

    Entries published only in a village count as open, but only entries that the portal lists are named and linked.
    """
    keys = [row.id for row in rows]
    published, listed = entries.chain_entries(keys), entries.chain_entries(keys, is_listed=True)
    views = catalogue.chain_timelines(rows, published, today)
    found = []
    for row in rows:
        shown = frozenset(one.id for step in listed.get(row.id, {}).values() for one in step)
        seen = Reader(row.organ_code, shown, today, here)
        found.append(Told(row, stages(views[row.id], seen), counted(views[row.id]), bool(shown)))
    return tuple(found)


COLUMN = "全过程公开"
