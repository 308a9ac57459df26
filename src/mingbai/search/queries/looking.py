"""What is looked for, ready for an engine."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from mingbai.search.values import Question
from mingbai.search.values.alike import other_ways
from mingbai.search.values.folding import words_of
from mingbai.search.values.ids import MOST, year_span
from mingbai.search.values.tags import tags_asked


class Where(Enum):
    """Where the words must stand: anywhere, all in the title, or not all in the title."""

    ANYWHERE = 0
    TITLE = 1
    OUTSIDE = 2


@dataclass(frozen=True, slots=True)
class Looking:
    """Words as understood; for each, the folded runs of which one must stand in a record; tags likewise; the keys' span."""

    words: tuple[str, ...]
    runs: tuple[tuple[str, ...], ...]
    tags: tuple[tuple[str, ...], ...]
    first: int = 0
    last: int = MOST
    where: Where = Where.ANYWHERE
    is_nothing: bool = False

    def before(self, key: int) -> Looking:
        """Return the same among the records before this one, newest first."""
        return replace(self, last=min(self.last, key - 1))

    def in_title(self) -> Looking:
        """Return the same where every word stands in the title."""
        return replace(self, where=Where.TITLE)

    def outside_title(self) -> Looking:
        """Return the same where not every word stands in the title."""
        return replace(self, where=Where.OUTSIDE)


def looking_for(asked: Question) -> Looking:
    """Return what is looked for; nothing where something was typed that has no word in it, such as a full stop."""
    words = words_of(asked.text)
    first, last = year_span(asked.year) if asked.year else (0, MOST)
    return Looking(
        words=words,
        runs=tuple((word, *other_ways(word, asked.alike)) for word in words),
        tags=tuple(tags_asked(asked)),
        first=first,
        last=last,
        is_nothing=not words and bool(asked.text.strip()),
    )
