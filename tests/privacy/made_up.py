"""Made-up numbers with valid check digits."""

from __future__ import annotations

from datetime import date

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def resident(born: date, order: int = 2, area: str = "640425") -> str:
    """Return a resident number by GB 11643—1999, implemented a second time so that the tests do not trust the code."""
    body = f"{area}{born:%Y%m%d}{order:03}"
    return body + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True)) % 11]


def card(body: str) -> str:
    """Return a card number: `body` plus its check digit by ISO/IEC 7812-1."""
    total = 0
    for place, digit in enumerate(reversed(body)):
        doubled = int(digit) * (2 if place % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return body + str(-total % 10)


def wide(text: str) -> str:
    """Return the text in full-width characters."""
    return "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text)


def fours(text: str, between: str = " ") -> str:
    """Return the text in groups of four."""
    return between.join(text[place : place + 4] for place in range(0, len(text), 4))
