"""One plain form of a text for recognition, with a mapping back to offsets in the text as given."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

# What prints nothing (zero-width spaces and joiners, direction marks, the soft hyphen, tags) or only on, around and behind a
# letter, such as the box of a keycap.
UNPRINTED = frozenset(("Mn", "Me", "Cf"))
DASHES = frozenset("‐‑‒–—―−－﹣﹘⁃➖ー")
# Greek and Cyrillic letters that look like the X of a resident number, or like letters that stand for a 0 or a 1 in it.
LOOKALIKES = {
    **dict(zip("\u03a7\u0425\u03c7\u0445✕✖╳", "XXxx×××", strict=True)),
    **dict(zip("\u039f\u041e\u03bf\u043e\u0399\u0406", "OOooII", strict=True)),
}
BLANKS = frozenset(
    "\u00a0\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\x0b\x0c"
)


# Shows what follows backwards, until it is closed or the line ends; embeddings inside are closed first.
BACKWARDS, OPENED, CLOSED = "\u202e", frozenset("\u202a\u202b\u202d\u202e"), "\u202c"


@dataclass(frozen=True, slots=True)
class Plain:
    """`text` is the plain form; `offsets[i]` is the position of its character i in the text as given."""

    text: str
    offsets: tuple[int, ...] | range

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets of `text[start:end]` in the text as given; `end` must be greater than `start`."""
        places = self.offsets[start:end]
        return min(places), max(places) + 1


def plain(text: str) -> Plain:
    """Map full-width, enclosed and foreign forms to one character, unify spaces and dashes, and drop what prints nothing.

    Linear in the length of the text; plain ASCII and Chinese need no copy of the offsets.
    """
    if not any(letter == "\r" or _mapped(letter) != letter for letter in set(text)):
        return Plain(text, range(len(text)))
    return _in_order(text, range(len(text)))


def shown(text: str) -> Plain | None:
    """Return the plain form in the order in which a reader sees it; None where that is the order of the text."""
    return _in_order(text, _order(text)) if BACKWARDS in text else None


def _in_order(text: str, places: Iterable[int]) -> Plain:
    letters: list[str] = []
    offsets: list[int] = []
    for place in places:
        letter = text[place]
        mapped = _mapped(letter) if letter != "\r" else _line_end(text, place)
        if mapped:
            letters.append(mapped)
            offsets.append(place)
    return Plain("".join(letters), tuple(offsets))


def _order(text: str) -> Iterator[int]:
    """Yield the places of a text as they are shown."""
    place = 0
    while place < len(text):
        end = _closing(text, place) if text[place] == BACKWARDS else place + 1
        yield from reversed(range(place, end))
        place = end


def _closing(text: str, place: int) -> int:
    """Return where what is opened at a place ends."""
    depth = 0
    while place < len(text) and text[place] not in "\r\n":
        depth += (text[place] in OPENED) - (text[place] == CLOSED)
        if depth == 0:
            break
        place += 1
    return place


def _line_end(text: str, place: int) -> str:
    """Turn a carriage return into a line end unless a line feed follows."""
    return "" if text[place + 1 : place + 2] == "\n" else "\n"


@lru_cache(maxsize=4096)
def _mapped(letter: str) -> str:
    """Return the plain form of one character: one character, or nothing."""
    if "\x20" <= letter <= "\x7e" or letter in "\n\t":
        return letter
    if letter in BLANKS:
        return " "
    if letter in DASHES:
        return "-"
    if letter in LOOKALIKES:
        return LOOKALIKES[letter]
    if unicodedata.category(letter) in UNPRINTED:
        return ""
    folded = unicodedata.normalize("NFKC", letter)
    digit = unicodedata.digit(letter if len(folded) != 1 else folded, -1)
    if digit >= 0:
        return str(digit)
    return folded if len(folded) == 1 else letter


def letters_alone(text: str) -> str:
    """Return the letters and digits of a text in their plain form: a number is found however it is divided."""
    return "".join(letter for letter in plain(text).text.upper() if letter.isalnum())
