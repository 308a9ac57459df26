"""Reads of open days."""

from __future__ import annotations

from mingbai.outreach.queries.guests import guest_list, guests, to_erase
from mingbai.outreach.queries.open_days import (
    is_any_public,
    of_ledger,
    open_day,
    open_days,
    public_day,
    public_days,
    questions,
    waiting,
)

__all__ = [
    "guest_list", "guests", "is_any_public", "of_ledger", "open_day", "open_days", "public_day", "public_days",
    "questions", "to_erase", "waiting",
]  # fmt: skip
