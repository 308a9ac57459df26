"""The one tokeniser of both engines: from folded text to the tokens that stand one after another.

Each Chinese character is one token: itself with the character after it, or itself alone where nothing follows directly. A Latin
word or number is one token; where a Chinese character follows it directly, the two characters that meet are one more. So tokens
that follow each other say exactly which characters did, and that a break lay between where one did.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import add
from typing import NamedTuple

from mingbai.search.values.folding import BREAK, GONE, HAN

_PARTS = re.compile(f"[{HAN}]+|[^{HAN}]+")
_LATIN = re.compile(f"[^{HAN}]")
SINGLE, IN_TITLE, GAP = "·", "¶", "¦"
"""Marks of the token of a character by itself, which a text has once for each of its characters, and of a token of a title where
an engine has no columns; and the token between what does not follow each other. In a folded text none begins a word."""

LONGEST = 100
"""A longer Latin word is cut into several tokens: PostgreSQL refuses lexemes beyond 2,046 bytes."""


class Phrase(NamedTuple):
    """A word as the engines look for it: tokens that follow each other, of which the last may be only a beginning."""

    tokens: tuple[str, ...]
    is_open: bool = False


def tokens(text: str) -> list[str]:
    """Return the tokens of a folded text, in order."""
    found: list[str] = []
    if GONE in text:
        text = text.replace(GONE, "")
    for run in text.split(BREAK):
        if not run:
            continue
        if _LATIN.search(run) is None:
            found.extend(map(add, run, run[1:]))
            found.append(run[-1])
        else:
            _mixed(run, found)
    return found


def singles(text: str) -> list[str]:
    """Return a token for each different Chinese character of a folded text."""
    return [SINGLE + letter for letter in set(_LATIN.sub("", text))]


def phrase(word: str) -> Phrase:
    """Return what to look for so that exactly the texts with this folded word are found."""
    found = tokens(word)
    is_han_last = _LATIN.match(word[-1]) is None
    if not is_han_last:
        return Phrase(tuple(found))
    if len(found) == 1:
        return Phrase((SINGLE + found[0],))
    # The last character's token says that nothing follows; the token before it has it already, unless a break lies between.
    return Phrase(tuple(found), is_open=True) if word[-2] == BREAK else Phrase(tuple(found[:-1]))


def scanned(text: str) -> str:
    """Return a folded text as a plain scan reads it: breaks once, Latin words within < and >."""
    return BREAK + BREAK.join(_bracketed(text.replace(GONE, "").split(BREAK))) + BREAK


def scan_of(word: str) -> str:
    """Return what a plain scan of `scanned` looks for."""
    return scanned(word)[1:-1]


def _bracketed(runs: Iterable[str]) -> Iterable[str]:
    for run in runs:
        if run:
            yield (
                run
                if _LATIN.search(run) is None
                else "".join(part if _LATIN.match(part) is None else f"<{part}>" for part in _PARTS.findall(run))
            )


def _mixed(run: str, found: list[str]) -> None:
    """Add the tokens of a run in which Chinese characters and Latin words follow each other directly."""
    parts = _PARTS.findall(run)
    for part, following in zip(parts, [*(one[0] for one in parts[1:]), ""], strict=True):
        if _LATIN.match(part) is None:
            found.extend(map(add, part, part[1:] + following))
            if not following:
                found.append(part[-1])
        else:
            found.extend(part[at : at + LONGEST] for at in range(0, len(part), LONGEST))
            if following:
                found.append(part[-1] + following)
