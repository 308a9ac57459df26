"""Boxes over a paper as pages and actions pass them on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from typing import Any

from mingbai.cases.models.redaction import RedactionState
from mingbai.scanning.withheld import RedactionBox

MOST_BOXES = 150
PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class RedactionRow:
    """The boxes of one paper and how far its copy is; `copy_id` and `annex_id` are 0 before it is made.

    `remark` says why the reviewer gave it back; empty otherwise.
    """

    id: int
    case_id: int
    case_number: str
    case_title: str
    paper_id: int
    state: RedactionState
    revision: int
    boxes: tuple[RedactionBox, ...]
    drawn_by: int
    drawers: frozenset[int]
    drawer: str
    drawn_at: datetime
    copy_id: int
    annex_id: int
    remark: str
    confirmer: str
    confirmed_at: datetime | None


def in_order(boxes: Iterable[RedactionBox]) -> tuple[RedactionBox, ...]:
    """Return the boxes page by page, from top to bottom."""
    return tuple(sorted(boxes, key=lambda box: (box.page, box.top, box.left)))


def stored_boxes(boxes: Iterable[RedactionBox]) -> list[list[Any]]:
    """Return the boxes as a row stores them."""
    return [list(astuple(box)) for box in in_order(boxes)]


def boxes_of(stored: Sequence[Sequence[Any]]) -> tuple[RedactionBox, ...]:
    """Return the boxes that a row stores."""
    return tuple(RedactionBox(*box) for box in stored)
