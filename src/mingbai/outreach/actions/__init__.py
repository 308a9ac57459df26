"""Writes of open days."""

from __future__ import annotations

from mingbai.outreach.actions.held import adopt, hold, record_question, summarise
from mingbai.outreach.actions.plans import announce, call_off, change, move, plan_day
from mingbai.outreach.actions.sign_up import Receipt, cancel, cancel_for, erase, look, sign_up, take_list

__all__ = [
    "Receipt",
    "adopt",
    "announce",
    "call_off",
    "cancel",
    "cancel_for",
    "change",
    "erase",
    "hold",
    "look",
    "move",
    "plan_day",
    "record_question",
    "sign_up",
    "summarise",
    "take_list",
]  # fmt: skip
