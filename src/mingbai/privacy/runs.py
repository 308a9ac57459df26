"""Runs of digits in a plain text: what one long number, or several beside each other, can be cut into."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Digits with up to three blanks, dashes or dots between them, one line break at most in each gap; an X may end a group.
RUN = re.compile(r"(?<![0-9A-Za-z])[0-9](?:[ \-.·_/]{0,3}\n?[ \-.·_/]{0,2}[0-9])*(?:[ \-.·_]{0,2}[Xx×](?![0-9A-Za-z]))?")
GROUP = re.compile(r"[0-9]+(?:[Xx×])?|[Xx×]")
BEFORE, AFTER = 24, 16
SHORTEST = 7


@dataclass(frozen=True, slots=True)
class Window:
    """Some whole groups of a run: their digits without what stands between, and where they stand in the plain text."""

    digits: str
    start: int
    end: int
    groups: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing stands between its digits."""
        return len(self.groups) == 1


@dataclass(frozen=True, slots=True)
class Run:
    """One run with the text around it. `before` and `after` are plain text without blanks, so that labels are seen."""

    text: str
    start: int
    before: str
    after: str
    groups: tuple[tuple[str, int, int], ...]

    def windows(self, lengths: Sequence[int]) -> Iterator[Window]:
        """Cuts of these numbers of digits along whole groups, from the left, not overlapping; earlier lengths are tried first."""
        place = 0
        while place < len(self.groups):
            found = next((cut for length in lengths if (cut := self._cut(place, length)) is not None), None)
            if found is None:
                place += 1
                continue
            window, after = found
            yield window
            place = after

    def cuts(self, lengths: Sequence[int]) -> Iterator[Window]:
        """Every cut of these numbers of digits along whole groups, overlapping ones too."""
        for place in range(len(self.groups)):
            for length in lengths:
                if (found := self._cut(place, length)) is not None:
                    yield found[0]

    def _cut(self, place: int, length: int) -> tuple[Window, int] | None:
        digits, end = "", place
        while end < len(self.groups) and len(digits) < length:
            digits += self.groups[end][0]
            end += 1
        if len(digits) != length:
            return None
        used = self.groups[place:end]
        number = digits.replace("×", "X").upper()
        return Window(number, used[0][1], used[-1][2], tuple(group for group, _, _ in used)), end


def runs(text: str) -> Iterator[Run]:
    """The runs of at least seven digits of a plain text, in order."""
    for found in RUN.finditer(text):
        said = found.group()
        if sum(letter.isdecimal() for letter in said) < SHORTEST:
            continue
        start = found.start()
        groups = tuple((one.group(), start + one.start(), start + one.end()) for one in GROUP.finditer(said))
        before = "".join(text[max(0, start - BEFORE) : start].split())
        after = "".join(text[found.end() : found.end() + AFTER].split())
        yield Run(said, start, before, after, groups)
