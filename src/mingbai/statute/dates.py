"""Days in the words of the law."""

from __future__ import annotations

from datetime import date


def long_day(on: date) -> str:
    """Format a day as 2021年1月19日."""
    return f"{on.year}年{on.month}月{on.day}日"
