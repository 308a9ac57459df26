"""Boards and postings as frozen values."""

from __future__ import annotations

from mingbai.boards.models import MOST_COLUMNS, MOST_ROWS
from mingbai.boards.values.rows import PostingRow, PublicBoard, ToHang

__all__ = ["MOST_COLUMNS", "MOST_ROWS", "PostingRow", "PublicBoard", "ToHang"]
