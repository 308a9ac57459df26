"""Boards and postings as frozen values."""

from __future__ import annotations

from mingbai.boards.models import MOST_COLUMNS, MOST_ROWS
from mingbai.boards.values.rows import BroadcastRow, PostingRow, PublicBoard, ToHang

__all__ = ["MOST_COLUMNS", "MOST_ROWS", "BroadcastRow", "PostingRow", "PublicBoard", "ToHang"]
