"""Writes of supervision: the management ledger, the set-up of units, reminders."""

from __future__ import annotations

from mingbai.supervision.actions.activities import register_activity, remove_activity
from mingbai.supervision.actions.reminders import answer, remind, see
from mingbai.supervision.actions.units import add_unit, close_unit, rename_unit, reopen_unit, set_contact

__all__ = [
    "add_unit", "answer", "close_unit", "register_activity", "remind", "remove_activity", "rename_unit", "reopen_unit", "see",
    "set_contact",
]  # fmt: skip
