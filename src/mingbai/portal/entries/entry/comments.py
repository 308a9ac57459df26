"""A draft for comment on its public page: where it stands, how to send opinions, its explanation, what answers it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.entries.queries.comments import ADOPTION, Related
from mingbai.entries.queries.public import PublicEntry
from mingbai.statute.disclosure.comments import state_words, told


@dataclass(frozen=True, slots=True)
class CommentShown:
    """What the page says; `is_open` while opinions are taken. `state` is empty once `adoptions` tell which were adopted."""

    state: str
    is_open: bool
    pairs: list[tuple[str, str]]
    explanation: tuple[str, ...]
    adoptions: tuple[Related, ...]


def comment_shown(found: PublicEntry, today: date) -> CommentShown | None:
    """Return what the page of a draft for comment says on a day; None for everything else."""
    said = found.content.comment
    if said is None:
        return None
    adoptions = tuple(one for one in found.related if one.part == ADOPTION)
    return CommentShown(
        state="" if adoptions else state_words(said, today),
        is_open=said.is_open(today),
        pairs=told(said),
        explanation=tuple(line for line in said.explanation.splitlines() if line.strip()),
        adoptions=adoptions,
    )
