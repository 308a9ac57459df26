"""What an address or a form field asks for, read safely: anybody types anything there.

Python reads full-width digits as numbers and fails on five thousand of them, a database fails on a key past its columns:
all of that is "none of ours" here, and the page says what that means for it.
"""

from __future__ import annotations

from datetime import date, datetime

# One digit less than the largest bigint has, so every key that passes fits its column.
LONGEST_KEY = 18
MOST_REVISIONS = 10**9
FIRST_YEAR, LAST_YEAR = 1900, 2999


def key(text: str) -> int:
    """The key of a row; 0 for anything that is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_KEY else 0


def number(text: str, least: int, most: int) -> int | None:
    """A whole number in plain digits between the two; None for anything else."""
    if not (text.isascii() and text.isdecimal() and len(text) <= LONGEST_KEY):
        return None
    found = int(text)
    return found if least <= found <= most else None


def day(text: str) -> date | None:
    """A day written as 2021-01-19; None for anything else."""
    try:
        found = date.fromisoformat(text) if text.isascii() else None
    except ValueError:
        return None
    return found if found is not None and FIRST_YEAR <= found.year <= LAST_YEAR else None


def moment(text: str) -> datetime | None:
    """A moment with its time zone in ISO form; None for anything else. A "+" in an address may arrive as a blank."""
    try:
        found = datetime.fromisoformat(text.replace(" ", "+")) if text.isascii() else None
    except ValueError:
        return None
    # Near the first and the last year a moment cannot be told in another time zone.
    return found if found is not None and found.tzinfo and FIRST_YEAR <= found.year <= LAST_YEAR else None


def revision(text: str) -> int | None:
    """The revision that a sent page was drawn from; None where it names none."""
    return number(text, 0, MOST_REVISIONS)


def keys(texts: list[str]) -> list[int]:
    """The keys among them; what is none is left out."""
    return [found for found in map(key, texts) if found]
