"""All that must not be published in one passage: by its text, by the heading above it, by the property it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from mingbai.privacy import columns, text
from mingbai.privacy.spans import Certainty, DataKind, Span
from mingbai.privacy.words import STANDARD, Words
from mingbai.reading.passages import Passage
from mingbai.scanning.authors import author

_REMEMBERED = 400_000


@dataclass(slots=True)
class Detector:
    """Finds data in passages with one list of words; the same cell is looked at once. `on` is the day ages are counted at."""

    words: Words = STANDARD
    on: date | None = None
    _known: dict[tuple[str, str], tuple[Span, ...]] = field(default_factory=dict)

    def spans(self, passage: Passage) -> tuple[Span, ...]:
        """Spans of `passage.text`, ordered, not overlapping but for a child's number, which is a minor's as well."""
        if name := author(passage):
            start = passage.text.index(name)
            return (Span(DataKind.AUTHOR_METADATA, start, start + len(name), Certainty.CERTAIN),)
        return self.in_text(passage.text, passage.column)

    def in_text(self, said: str, column: str = "") -> tuple[Span, ...]:
        """Spans of `said`, with the heading `column` of its cell as evidence."""
        key = (column, said)
        found = self._known.get(key)
        if found is None:
            found = self._find(said, column)
            if len(self._known) < _REMEMBERED:
                self._known[key] = found
        return found

    def _find(self, said: str, column: str) -> tuple[Span, ...]:
        spans = text.find(said, self.words, self.on)
        in_cell = columns.find_in_cell(column, said, self.on) if column else ()
        return tuple(text.apart((*spans, *in_cell))) if in_cell else spans
