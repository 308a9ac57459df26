"""Disclosed information as frozen values."""

from __future__ import annotations

from mingbai.entries.facts.content import Content, Element
from mingbai.entries.facts.rows import EntryRow

__all__ = ["Content", "Element", "EntryRow"]
