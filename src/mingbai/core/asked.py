"""Safe parsing of what a URL or a form field asks for; anyone can type anything there.

Python reads full-width digits as numbers and fails on five thousand of them; a database fails on a key too large for its
column. Here all of that is simply "not one of ours", and the page decides what that means.
"""

from __future__ import annotations

from datetime import date, datetime

# One digit shorter than the largest bigint, so every key that passes fits its column.
LONGEST_KEY = 18
MOST_REVISIONS = 10**9
FIRST_YEAR, LAST_YEAR = 1900, 2999


def key(text: str) -> int:
    """Return the key of a row; 0 for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_KEY else 0


def number(text: str, least: int, most: int) -> int | None:
    """Return a whole number in ASCII digits from `least` to `most`; None for anything else."""
    if not (text.isascii() and text.isdecimal() and len(text) <= LONGEST_KEY):
        return None
    found = int(text)
    return found if least <= found <= most else None


def day(text: str) -> date | None:
    """Parse a day written as 2021-01-19; None for anything else."""
    try:
        found = date.fromisoformat(text) if text.isascii() else None
    except ValueError:
        return None
    return found if found is not None and FIRST_YEAR <= found.year <= LAST_YEAR else None


def moment(text: str) -> datetime | None:
    """Parse an ISO moment with its time zone; None for anything else. A "+" in a URL may arrive as a space."""
    try:
        found = datetime.fromisoformat(text.replace(" ", "+")) if text.isascii() else None
    except ValueError:
        return None
    # Near the first and the last year, converting a moment to another time zone overflows.
    return found if found is not None and found.tzinfo and FIRST_YEAR <= found.year <= LAST_YEAR else None


def revision(text: str) -> int | None:
    """Return the revision that a submitted page was drawn from; None when it names none."""
    return number(text, 0, MOST_REVISIONS)


def keys(texts: list[str]) -> list[int]:
    """Return the valid keys among the texts, dropping the rest."""
    return [found for found in map(key, texts) if found]
