"""Everything in one passage that must not be published, judged by its text, its column heading, its property."""

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
    """Finds data in passages with one list of words, looking at equal cells once; ages are counted on the day `on`."""

    words: Words = STANDARD
    on: date | None = None
    _known: dict[tuple[str, str], tuple[Span, ...]] = field(default_factory=dict)

    def spans(self, passage: Passage) -> tuple[Span, ...]:
        """Return the spans of `passage.text`, in order, without overlap except that a child's number is also a minor's."""
        if name := author(passage):
            start = passage.text.index(name)
            return (Span(DataKind.AUTHOR_METADATA, start, start + len(name), Certainty.CERTAIN),)
        return self.in_text(passage.text, passage.column)

    def in_text(self, said: str, column: str = "") -> tuple[Span, ...]:
        """Return the spans of `said`, with the heading `column` of its cell as evidence."""
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
