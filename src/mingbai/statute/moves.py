"""The moves of everything that passes through several hands: one shape for every transition table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from mingbai.statute.posts import POST_WORDS, SYSTEM, PostKind

S = TypeVar("S", bound=StrEnum)
A = TypeVar("A", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Move(Generic[S, A]):
    """One move: from a state, by an act, to a state, with its audit event.

    `owners` are posts of the organ itself (or SYSTEM, the clock), `above` posts of an organ that supervises it, `at_top` posts
    of the county government itself, which no organ here supervises.
    """

    state: S
    act: A
    to: S
    owners: tuple[str, ...]
    event: str
    above: tuple[PostKind, ...] = ()
    at_top: tuple[PostKind, ...] = ()

    @property
    def whose(self) -> str:
        """The posts by their usual names, joined by 或者; 系统 where only the clock makes the move."""
        posts = dict.fromkeys((*self.owners, *self.above, *self.at_top))
        return "或者".join(POST_WORDS[PostKind(one)] for one in posts if one != SYSTEM) or "系统"


def move_of(table: Iterable[Move[S, A]], state: S, act: A) -> Move[S, A] | None:
    """Return the first move of this act from this state; None where the table has none."""
    return next((move for move in table if move.state is state and move.act is act), None)
