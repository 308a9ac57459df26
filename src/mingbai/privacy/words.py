"""Words that a county looks for besides personal data: sensitive ones, and its own markings of internal papers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import ahocorasick

from mingbai.privacy.normal import plain


@dataclass(frozen=True)
class Words:
    """`sensitive` and `marks` are searched in the plain form of a text; one pass finds all of them."""

    sensitive: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    _machine: Any = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        machine = None
        if self.sensitive or self.marks:
            machine = ahocorasick.Automaton()
            for is_mark, words in ((False, self.sensitive), (True, self.marks)):
                for word in filter(None, (plain(word).text.strip() for word in words)):
                    machine.add_word(word, (len(word), is_mark))
            machine.make_automaton()
        object.__setattr__(self, "_machine", machine)

    def find(self, text: str) -> Iterator[tuple[int, int, bool]]:
        """Yield start, end and whether it is a mark, for every word in the text."""
        if self._machine is not None:
            for last, (length, is_mark) in self._machine.iter(text):
                yield last + 1 - length, last + 1, is_mark

    @property
    def fingerprint(self) -> str:
        """A short hash that differs between two lists of words, whatever their order."""
        said = json.dumps([sorted(set(self.sensitive)), sorted(set(self.marks))])
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    def plus(self, sensitive: tuple[str, ...] = (), marks: tuple[str, ...] = ()) -> Words:
        """Return these words and more."""
        return Words((*self.sensitive, *sensitive), (*self.marks, *marks))


# The county decides which words are sensitive; secrecy markings are recognised by their form.
STANDARD = Words()
