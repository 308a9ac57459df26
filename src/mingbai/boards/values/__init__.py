"""Boards and postings as frozen values."""

from __future__ import annotations

from mingbai.boards.values.rows import BoardRow, PostingRow, ToHang

__all__ = ["BoardRow", "PostingRow", "ToHang"]
