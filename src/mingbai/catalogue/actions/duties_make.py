"""Storing new duties, for the acts of this domain and of those above it."""

from __future__ import annotations

from mingbai.catalogue.actions.making.common import make, make_periods

__all__ = ["make", "make_periods"]
