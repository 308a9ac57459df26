"""Reads of open days."""

from __future__ import annotations

from mingbai.outreach.queries.guests import guest_list, guests, to_erase
from mingbai.outreach.queries.open_days import (
    announced_days,
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
    "announced_days", "guest_list", "guests", "is_any_public", "of_ledger", "open_day", "open_days", "public_day", "public_days",
    "questions", "to_erase", "waiting",
]  # fmt: skip
