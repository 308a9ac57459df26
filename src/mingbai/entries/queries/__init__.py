"""Reads of disclosed information."""

from __future__ import annotations

from mingbai.entries.queries.published import by_item, count, item_counts, latest

__all__ = ["by_item", "count", "item_counts", "latest"]
