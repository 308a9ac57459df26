"""The county's words as the scan and the check take them."""

from __future__ import annotations

from collections.abc import Mapping

from mingbai.entries.models import Word, WordKind
from mingbai.entries.values.views import WordRow
from mingbai.privacy.words import STANDARD, Words


def scan_words() -> Words:
    """The standard words with the county's own sensitive words and marks."""
    sensitive: list[str] = []
    marks: list[str] = []
    for kind, word in Word.objects.exclude(kind=WordKind.WRONG.value).order_by("id").values_list("kind", "word"):
        (sensitive if kind == WordKind.SENSITIVE else marks).append(word)
    return STANDARD.plus(sensitive=tuple(sensitive), marks=tuple(marks)) if sensitive or marks else STANDARD


def wrong_words() -> Mapping[str, str]:
    """The county's wrong words, each with the right one."""
    return dict(Word.objects.filter(kind=WordKind.WRONG.value).order_by("id").values_list("word", "right"))


def listed() -> tuple[WordRow, ...]:
    """The county's list, kind by kind, the last one first."""
    fields = tuple(WordRow.__dataclass_fields__)
    return tuple(WordRow(*row) for row in Word.objects.order_by("kind", "-id").values_list(*fields))
