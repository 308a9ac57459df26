"""Days in the words of the law."""

from __future__ import annotations

import re
from datetime import date

LONG_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


def long_day(on: date) -> str:
    """Format a day as 2021年1月19日."""
    return f"{on.year}年{on.month}月{on.day}日"


def read_long_day(words: str) -> date | None:
    """Read a day written as 2021年1月19日; None for anything else."""
    found = LONG_DAY.fullmatch(words.strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
