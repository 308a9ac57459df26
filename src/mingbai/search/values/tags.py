"""What a record is filtered by, as tokens in the index: a filter then costs no more than one more word."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mingbai.search.values import Question, RecordKind

MARK = "§"
"""Stands in no folded text, so no word meets a tag."""
_OTHER = re.compile(r"[^0-9a-z\u0080-\U0010ffff]")


def tags_of(kinds: Iterable[str], organs: Iterable[str], *, field: str, item: str, validity: str) -> list[str]:
    """Return the tags of a record with these values."""
    found = [*(_tag("k", kind) for kind in kinds if kind), *(_tag("o", code) for code in organs)]
    return found + [_tag(letter, said) for letter, said in (("f", field), ("i", item), ("v", validity)) if said]


def tags_asked(asked: Question) -> list[tuple[str, ...]]:
    """Return the tags of which a record must have one each."""
    single = (("o", asked.organ), ("f", asked.field), ("i", asked.item), ("v", asked.validity))
    found: list[tuple[str, ...]] = [(_tag(letter, said),) for letter, said in single if said]
    if asked.kinds and set(asked.kinds) != set(RecordKind):
        found.append(tuple(_tag("k", kind) for kind in dict.fromkeys(asked.kinds)))
    return found


def _tag(letter: str, said: str) -> str:
    # SQLite's tokeniser cuts at other ASCII characters and folds capital letters.
    return MARK + letter + _OTHER.sub(lambda one: f"{MARK}{ord(one[0]):x}{MARK}", said)
