"""Reads of the catalogue: items, duties, chains."""

from __future__ import annotations

from mingbai.catalogue.queries import chains, duties

__all__ = ["chains", "duties"]
