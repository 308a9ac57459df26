"""Reads of boards, of what hangs on them, and of what should."""

from __future__ import annotations

from mingbai.boards.queries.boards import board, boards_in, committees_without
from mingbai.boards.queries.broadcasts import BroadcastOf, broadcast_of
from mingbai.boards.queries.due import by_number, counts, to_hang
from mingbai.boards.queries.postings import history, photo, up_in, up_on
from mingbai.boards.queries.sheets import SheetOf, sheet_of

__all__ = [
    "BroadcastOf", "SheetOf", "board", "boards_in", "broadcast_of", "by_number", "committees_without", "counts", "history",
    "photo", "sheet_of", "to_hang", "up_in", "up_on",
]  # fmt: skip
