"""Writes of disclosed information, one file for each act."""

from __future__ import annotations

from mingbai.entries.actions.import_published import Published, import_published

__all__ = ["Published", "import_published"]
