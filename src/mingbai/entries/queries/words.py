"""The county's words as the scan and the check take them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from mingbai.entries.models import Word, WordKind
from mingbai.privacy.words import STANDARD, Words


@dataclass(frozen=True, slots=True)
class WordRow:
    """A word of the county's list; `right` is empty unless it is a wrong word."""

    id: int
    kind: str
    word: str
    right: str
    set_by: str
    set_at: datetime


def county_words() -> tuple[Words, Mapping[str, str]]:
    """Return the words to scan for, standard and county, and the county's wrong words with their right forms."""
    by_kind: dict[str, list[str]] = {}
    wrong: dict[str, str] = {}
    for kind, word, right in Word.objects.order_by("id").values_list("kind", "word", "right"):
        if kind == WordKind.WRONG:
            wrong[word] = right
        elif kind == WordKind.ALIKE:
            continue
        else:
            by_kind.setdefault(kind, []).append(word)
    own = {"sensitive": tuple(by_kind.pop(WordKind.SENSITIVE, ())), "marks": tuple(chain.from_iterable(by_kind.values()))}
    return STANDARD.plus(**own) if any(own.values()) else STANDARD, wrong


def alike_words() -> tuple[tuple[str, str], ...]:
    """Return the county's pairs of words that mean the same, for the search."""
    return tuple(Word.objects.filter(kind=WordKind.ALIKE).order_by("id").values_list("word", "right"))


def scan_words() -> Words:
    """Return the standard words plus the county's own sensitive words and marks."""
    return county_words()[0]


def listed() -> tuple[WordRow, ...]:
    """Return the county's list by kind, latest first."""
    fields = tuple(WordRow.__dataclass_fields__)
    return tuple(WordRow(*row) for row in Word.objects.order_by("kind", "-id").values_list(*fields))
