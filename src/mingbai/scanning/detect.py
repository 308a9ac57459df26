"""Everything in one passage that must not be published, judged by its text, its column heading, its property, its neighbours."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from mingbai.privacy import circumstances, columns, text
from mingbai.privacy.spans import Certainty, DataKind, Span
from mingbai.privacy.words import STANDARD, Words
from mingbai.reading.passages import FileContent, Passage
from mingbai.scanning.authors import author
from mingbai.scanning.neighbours import Neighbours, neighbours

_REMEMBERED = 400_000


@dataclass(slots=True)
class Detector:
    """Finds data in passages with one list of words, looking at equal cells once; ages are counted on the day `on`."""

    words: Words = STANDARD
    on: date | None = None
    named: Neighbours = field(default_factory=Neighbours)
    _known: dict[tuple[str, str, bool, bool], tuple[Span, ...]] = field(default_factory=dict)

    def among(self, content: FileContent) -> Detector:
        """Return the detector for the texts of one file, some of which stand beside names."""
        return replace(self, named=neighbours(content))

    def spans(self, passage: Passage) -> tuple[Span, ...]:
        """Return the spans of `passage.text`, in order, without overlap except that a child's number is also a minor's."""
        if name := author(passage):
            start = passage.text.index(name)
            return (Span(DataKind.AUTHOR_METADATA, start, start + len(name), Certainty.CERTAIN),)
        return self.in_text(passage.text, passage.column)

    def in_text(self, said: str, column: str = "") -> tuple[Span, ...]:
        """Return the spans of `said`, with the heading `column` of its cell as evidence."""
        key = (column, said, said.strip() in self.named.texts, said.strip() in self.named.headings)
        found = self._known.get(key)
        if found is None:
            found = self._find(*key)
            if len(self._known) < _REMEMBERED:
                self._known[key] = found
        return found

    def _find(self, column: str, said: str, is_personal: bool, is_heading: bool) -> tuple[Span, ...]:
        spans = text.find(said, self.words, self.on, is_personal=is_personal)
        more = [*columns.find_in_cell(column, said, self.on, is_personal=is_personal)] if column else []
        if is_heading:
            more += circumstances.illnesses(said)
        return tuple(text.apart((*spans, *more))) if more else spans
