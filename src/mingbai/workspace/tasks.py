"""The rows of 今日. Each domain's package of pages provides its own in `tasks.py`; 今日 gathers and sorts them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from mingbai.accounts.queries import Holder
from mingbai.accounts.values import Acting
from mingbai.entries.queries.reviewers import Awaited
from mingbai.organs.queries import OrganRow
from mingbai.statute.workdays.calendar import Calendar


@dataclass(frozen=True, slots=True)
class Day:
    """Whose day it is, and which; `calendar` is the national one, whose earlier date is the safer one to remind of.

    `holders` hold the posts of the organ that day: asked for once, as several domains name them.
    """

    by: Acting
    organ: OrganRow
    on: date
    calendar: Calendar
    holders: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """One row, due on `on`. `is_press` when the act changes something, and so needs a form's button instead of a link."""

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
        """The sort key: the legal date, with undated rows last."""
        return self.on or date.max


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that somebody else has to do first."""

    title: str
    href: str
    whose: Awaited


@dataclass(frozen=True, slots=True)
class Late:
    """A supervised organ past its last day, and what it has not submitted."""

    organ: str
    what: str
    telephone: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """What one domain has for a person's day: own tasks, what waits for others, and which supervised organs are late."""

    tasks: tuple[Task, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    late: tuple[Late, ...] = ()


Gatherer: TypeAlias = Callable[[Day], Gathered]
