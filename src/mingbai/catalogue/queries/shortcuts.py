"""Reads of the shortcuts of the home page."""

from __future__ import annotations

from mingbai.catalogue.values.shortcuts import Shortcut, standard_shortcuts


def shortcuts() -> tuple[Shortcut, ...]:
    """Return the shortcuts in their order."""
    return standard_shortcuts()
