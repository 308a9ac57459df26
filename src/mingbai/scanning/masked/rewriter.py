"""Masks texts: findings by the default of their kind, cells of a planned column by its treatment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from mingbai.privacy import masking
from mingbai.privacy.masking import Treatment
from mingbai.privacy.spans import Span
from mingbai.reading.passages import FileContent
from mingbai.reading.pieces import joined_over_lines

_ATTEMPTS = 6
_NAME = 15
"""Longer texts in a column of names are notes, not names."""
_TOTALS = ("合计", "小计", "总计", "共计")


@dataclass(frozen=True, slots=True)
class MaskingPlan:
    """What is done with table columns, by the table's place ("Sheet1", "表1") and the column's heading."""

    treatments: Mapping[tuple[str, str], Treatment] = field(default_factory=dict)

    def listed(self) -> Iterable[tuple[tuple[str, str], Treatment]]:
        """Return the columns and what is done with them."""
        return self.treatments.items()


class Finder(Protocol):
    """Finds data in texts, as scanning.detect.Detector does."""

    def in_text(self, said: str, column: str = "") -> tuple[Span, ...]:
        """Return the spans of `said`, with the heading `column` of its cell as evidence."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Finds nothing: a file rewritten with it is rebuilt, not masked."""

    def in_text(self, said: str, column: str = "") -> tuple[Span, ...]:
        """Return no spans."""
        return ()


@dataclass(frozen=True, slots=True)
class Rewriter:
    """Masks with one detector and one plan; `content` is the file as it was read."""

    detector: Finder
    plan: MaskingPlan
    content: FileContent
    squares: frozenset[str] = frozenset()
    """The keys of cells that each hold one digit of a number that must not be published."""

    @property
    def finds(self) -> bool:
        """Whether anything may be found, so that words in pictures are worth recognising."""
        return not isinstance(self.detector, Nothing)

    def treatment(self, place: str, header: str) -> Treatment | None:
        """Return what the plan says about a column; None when it is kept apart from what is found in it."""
        how = self.plan.treatments.get((place, header)) if header else None
        return None if how is Treatment.KEEP else how

    def removed_columns(self, place: str) -> frozenset[int]:
        """Return the indexes, from 0, of the columns of a table that the plan removes."""
        headers = next((table.header for table in self.content.tables if table.place == place), ())
        gone = {header for (where, header), how in self.plan.listed() if where == place and how is Treatment.REMOVE_COLUMN}
        return frozenset(index for index, header in enumerate(headers) if header in gone)

    def text(self, said: str, column: str = "") -> str:
        """Return `said` with its findings masked."""
        return self.pieces([said], column)[0]

    def broken(self, text: str) -> set[int]:
        """Return the positions in `text` of what is found only when a line is joined with the next, as the reader does."""
        joined = [number for number in joined_over_lines(text) if self.text(number) != number]
        return {place for number in joined for place in _across(text, number)}

    def cell(self, said: str, place: str, header: str) -> str:
        """Return the text of one cell treated by the plan, then masked by what is found in it."""
        how = self.treatment(place, header)
        if how is Treatment.FIRST_CHARACTER and (len(said) > _NAME or said.strip() in _TOTALS):
            how = None
        return self.text(said if how is None else masking.treat(how, said), header)

    def pieces(self, said: Sequence[str], column: str = "") -> list[str]:
        """Mask findings in the joined text of neighbouring pieces; as many pieces come back."""
        text = "".join(said)
        owners = [index for index, piece in enumerate(said) for _ in piece]
        for attempt in range(_ATTEMPTS):
            spans = self.detector.in_text(text, column)
            if not spans:
                break
            for span in reversed(_first_of_each(spans)):
                new = _replacement(span, text[span.start : span.end], attempt)
                owner = owners[span.start]
                text = text[: span.start] + new + text[span.end :]
                owners[span.start : span.end] = [owner] * len(new)
        pieces = [""] * len(said)
        for letter, owner in zip(text, owners, strict=True):
            pieces[owner] += letter
        return pieces


def _across(text: str, number: str) -> set[int]:
    """Return the positions in `text` of the digits of a number that a line end breaks."""
    places = [index for index, letter in enumerate(text) if not letter.isspace()]
    packed = "".join(text[index] for index in places)
    found: set[int] = set()
    start = packed.find(number)
    while start >= 0:
        found.update(places[start : start + len(number)])
        start = packed.find(number, start + 1)
    return found


def _first_of_each(spans: Sequence[Span]) -> list[Span]:
    """Drop spans that overlap an earlier one: a child's number is also a minor's."""
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _replacement(span: Span, value: str, attempt: int) -> str:
    """Return the default mask; where that would be found again, stars; where even these would, nothing."""
    if attempt == 0:
        return masking.mask(span.kind, value)
    return "*" * len(value) if attempt == 1 else ""
