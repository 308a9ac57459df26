"""Runs of digits in a plain text, and the numbers that a long one or several adjacent ones can be cut into."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

# Digits with up to three spaces, dashes or dots between them, at most one line break per gap; an X may end a group.
RUN = re.compile(
    r"(?<![0-9])[0-9](?:[ \-.·_/]{0,3}\n?[ \-.·_/]{0,2}[0-9])*"
    r"(?:(?<=[0-9]{17})[Xx×](?![A-Za-z])|[ \-.·_]{0,2}\n?[Xx×](?![0-9A-Za-z]))?"
)
GROUP = re.compile(r"[0-9]+(?:[Xx×])?|[Xx×]")
# Two resident numbers, or one and a telephone number, with nothing between them.
JOINED = re.compile(r"([0-9]{17}[0-9Xx×])([0-9]{17}[0-9Xx×]|1[3-9][0-9]{9})|(1[3-9][0-9]{9})([0-9]{17}[0-9Xx×])")
WHOLE = re.compile(r"[0-9]{2}\.$")
LETTERS = re.compile(r"[A-Za-z]+\Z")
BEFORE, AFTER = 24, 16
SHORTEST = 7


@dataclass(frozen=True, slots=True)
class Window:
    """Whole groups of a run, from `first` to before `last`: their digits without separators, X as a capital."""

    run: Run
    first: int
    last: int
    digits: str

    @property
    def start(self) -> int:
        """Where it begins in the plain text."""
        return self.run.groups[self.first][1]

    @property
    def end(self) -> int:
        """Where it ends in the plain text."""
        return self.run.groups[self.last - 1][2]

    @property
    def groups(self) -> tuple[str, ...]:
        """Its digits, grouped as written."""
        return tuple(group for group, _, _ in self.run.groups[self.first : self.last])

    @property
    def gaps(self) -> tuple[str, ...]:
        """What separates its groups."""
        used, zero = self.run.groups[self.first : self.last], self.run.start
        return tuple(self.run.text[left[2] - zero : right[1] - zero] for left, right in pairwise(used))

    @property
    def is_all(self) -> bool:
        """Whether the run has no other digits."""
        return self.first == 0 and self.last == len(self.run.groups)

    @property
    def is_first(self) -> bool:
        """Whether the run begins with it."""
        return self.first == 0

    @property
    def is_whole(self) -> bool:
        """Whether nothing interrupts its digits."""
        return self.last - self.first == 1

    @property
    def breaks_line(self) -> bool:
        """Whether a line ends between its digits."""
        return any("\n" in gap for gap in self.gaps)


@dataclass(frozen=True, slots=True)
class Run:
    """One run with the text around it.

    `before` and `after` are plain text without spaces, so that labels show; `glued` holds the Latin letters directly before the
    first digit, `next` the character directly after the last one.
    """

    text: str
    start: int
    before: str
    after: str
    groups: tuple[tuple[str, int, int], ...]
    glued: str = ""
    next: str = ""

    def windows(self, lengths: Sequence[int], may: Callable[[str], bool], fits: Callable[[Window], bool]) -> Iterator[Window]:
        """Yield the fitting cuts of these lengths along whole groups: left to right, no overlap, earlier lengths first.

        `may` is asked before `fits`: a cheap look at the digits alone, which rejects most cuts of a table of figures.
        """
        digits = "".join(group for group, _, _ in self.groups).replace("×", "X").upper()
        totals = list(accumulate((len(group) for group, _, _ in self.groups), initial=0))
        at = {total: index for index, total in enumerate(totals)}
        place = 0
        while place < len(self.groups):
            zero = totals[place]
            ends = ((zero + length, end) for length in lengths if (end := at.get(zero + length)) is not None)
            cuts = (Window(self, place, end, digits[zero:total]) for total, end in ends if may(digits[zero:total]))
            found = next((cut for cut in cuts if fits(cut)), None)
            if found is None:
                place += 1
                continue
            yield found
            place = found.last

    def is_fraction(self, window: Window) -> bool:
        """Return whether the window follows a decimal point, as in 106.13834012345 but not in 1.13895412345."""
        ahead = self._ahead(window)
        return ahead.endswith(".") and (bool(WHOLE.search(ahead)) or ahead[-2:-1] == "0")

    def joined_before(self, window: Window) -> str:
        """Return the text before the number that the window is part of; nothing where a space separates the two."""
        ahead = self._ahead(window)
        return self.before if not ahead or (len(ahead) < BEFORE and ahead[-1] in "-_" and not set(ahead) & set(" \n")) else ""

    def _ahead(self, window: Window) -> str:
        """Return what precedes the window in the run, at most a few characters."""
        place = window.start - self.start
        return self.text[max(0, place - BEFORE) : place]


def runs(text: str) -> Iterator[Run]:
    """Yield the runs of at least seven digits in a plain text, in order."""
    for found in RUN.finditer(text):
        said = found.group()
        if len(said) < SHORTEST or sum(letter.isdecimal() for letter in said) < SHORTEST:
            continue
        start = found.start()
        near = text[max(0, start - BEFORE) : start]
        before = "".join(near.split())
        after = "".join(text[found.end() : found.end() + AFTER].split())
        glued = letters.group() if (letters := LETTERS.search(near)) else ""
        yield Run(said, start, before, after, tuple(_groups(said, start)), glued, text[found.end() : found.end() + 1])


def _groups(said: str, start: int) -> Iterator[tuple[str, int, int]]:
    """Yield the groups of digits in a run; two numbers with nothing between them are two groups."""
    for one in GROUP.finditer(said):
        joined = JOINED.fullmatch(one.group()) if len(one.group()) in (29, 36) else None
        if joined is None:
            yield one.group(), start + one.start(), start + one.end()
            continue
        middle = one.start() + len(joined.group(1) or joined.group(3))
        yield said[one.start() : middle], start + one.start(), start + middle
        yield said[middle : one.end()], start + middle, start + one.end()
