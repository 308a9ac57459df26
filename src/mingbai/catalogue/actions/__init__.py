"""Acts on the catalogue: items, duties, chains."""

from __future__ import annotations

from mingbai.catalogue.actions.chains import close_chain, exempt_step, open_chain, restore_step
from mingbai.catalogue.actions.duties import drop, fulfil, fulfil_step, reopen, take_up
from mingbai.catalogue.actions.duties_events import report_event, report_step
from mingbai.catalogue.actions.items.standard import load_standard

__all__ = [
    "close_chain", "drop", "exempt_step", "fulfil", "fulfil_step", "load_standard", "open_chain", "reopen", "report_event",
    "report_step", "restore_step", "take_up",
]  # fmt: skip
