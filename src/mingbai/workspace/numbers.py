"""Numbers out of addresses and hidden fields."""

from __future__ import annotations

LONGEST = 18


def whole(text: str) -> int:
    """The number, or 0 for anything that is none: an address is typed by anybody."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST else 0
