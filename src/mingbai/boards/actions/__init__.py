"""Writes of boards and of what hangs on them."""

from __future__ import annotations

from mingbai.boards.actions.boards import add_board, change_board, close_board
from mingbai.boards.actions.broadcasts import record_broadcast
from mingbai.boards.actions.postings import hang, move, take_down

__all__ = ["add_board", "change_board", "close_board", "hang", "move", "record_broadcast", "take_down"]
