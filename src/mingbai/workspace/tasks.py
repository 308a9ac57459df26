"""What a row of 今日 is; each domain gives its own rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Task:
    """One row, due on the day `on`. `is_press` when the act changes something and is therefore a button of a form, not a link."""

    tag: str
    tag_kind: str
    title: str
    why: str
    source: str
    act: str
    href: str
    is_press: bool
    is_urgent: bool
    on: date | None = None

    @property
    def order(self) -> date:
        """By the date of law; what has none comes last."""
        return self.on or date.max


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that somebody else has to do first."""

    title: str
    href: str
    whose: str
