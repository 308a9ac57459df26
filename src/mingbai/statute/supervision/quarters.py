"""Quarters of a year, by which villages are inspected and group meetings are held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

NUMBERS = "一二三四"


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """One quarter; `number` is 1 to 4."""

    year: int
    number: int

    @property
    def first_on(self) -> date:
        """The first day."""
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def last_on(self) -> date:
        """The last day."""
        return date(self.year + self.number // 4, self.number * 3 % 12 + 1, 1) - timedelta(days=1)

    @property
    def words(self) -> str:
        """As people say it: 2026年第三季度."""
        return f"{self.year}年第{NUMBERS[self.number - 1]}季度"

    @property
    def previous(self) -> Quarter:
        """The quarter before."""
        return quarter_of(self.first_on - timedelta(days=1))

    def is_last_month(self, on: date) -> bool:
        """Whether a day lies in its third month."""
        return date(self.year, self.number * 3, 1) <= on <= self.last_on


def quarter_of(on: date) -> Quarter:
    """Return the quarter in which a day lies."""
    return Quarter(on.year, (on.month + 2) // 3)
