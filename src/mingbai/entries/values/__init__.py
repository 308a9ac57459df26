"""Disclosed information as frozen values."""

from __future__ import annotations

from mingbai.entries.values.rows import EntryRow

__all__ = ["EntryRow"]
