"""What the chapters of the handbook are made of: who reads, and shorthand for a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mingbai.organs.queries import OrganRow
from mingbai.rendering.casepaper.value import CellSide, ListColumn, ListTable, PairTable, Prose

Part = PairTable | ListTable | Prose


@dataclass(frozen=True, slots=True)
class HandbookReader:
    """The organ for which the handbook is made, and the day whose law and catalogue it tells."""

    organ: OrganRow
    on: date


def listed(heading: str, columns: str, rows: Sequence[tuple[str, ...]]) -> ListTable:
    """Return a list; `columns` are its labels with their shares of the width: "条款 2 内容 6"."""
    words = columns.split()
    heads = tuple(ListColumn(label, int(width), CellSide.LEFT) for label, width in zip(words[::2], words[1::2], strict=True))
    return ListTable(heads, tuple(rows), heading)
