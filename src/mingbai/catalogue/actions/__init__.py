"""Acts on the catalogue: items, duties, chains."""

from __future__ import annotations

from mingbai.catalogue.actions.duties import drop, fulfil, fulfil_step, reopen, take_up

__all__ = ["drop", "fulfil", "fulfil_step", "reopen", "take_up"]
