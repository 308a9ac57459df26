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
    """One matter: its stages as the component `chain` takes them, and how many of them are open, in words.

    `is_public`: something of it can be read. Before that its title is nobody's: it went through no review.
    """

    row: ChainRow
    stages: tuple[TimelineStage, ...]
    said: str
    is_public: bool


def told(row: ChainRow, today: date, here: int = 0) -> Told:
    """How far one matter is open; `here` is the entry on whose page it stands."""
    return told_all((row,), today, here)[0]


def told_all(rows: Sequence[ChainRow], today: date, here: int = 0) -> tuple[Told, ...]:
    """How far matters are open, in a fixed number of queries.

    What was published in a village counts; only what the portal lists is named and linked.
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
