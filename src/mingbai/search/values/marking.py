"""Where the words stand in a title or a text, and which part of a long text to show."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mingbai.search.values import Snippet
from mingbai.search.values.folding import BREAK, GONE, HAN, folded

BEFORE, LONG = 30, 120
_PARTS = re.compile(f"[{HAN}]|[^{HAN}{re.escape(BREAK)}]+|{re.escape(BREAK)}+")
_LATIN = f"[^{HAN}{re.escape(BREAK)}{GONE}]"


def pattern(words: Sequence[str]) -> re.Pattern[str] | None:
    """Return a pattern that finds the folded words in a folded text; None where there are no words."""
    # The longest first: of 低保 and 低保金, both asked for, the text shows the longer.
    found = "|".join(_of_word(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(found) if found else None


def marked(text: str, looked_for: re.Pattern[str] | None) -> tuple[Snippet, ...]:
    """Return the whole text in pieces."""
    return tuple(_pieces(text, folded(text), looked_for, 0, len(text))) if text else ()


def excerpt(text: str, looked_for: re.Pattern[str] | None) -> tuple[tuple[Snippet, ...], bool]:
    """Return the part of a text around the first word, in pieces, and whether a word was found; else its beginning."""
    plain = folded(text)
    first = looked_for.search(plain) if looked_for else None
    start = max(0, first.start() - BEFORE) if first and first.end() > LONG else 0
    stop = min(len(text), start + LONG)
    pieces = _pieces(text, plain, looked_for if first else None, start, stop)
    if start:
        pieces.insert(0, Snippet("…"))
    if stop < len(text):
        pieces.append(Snippet("…"))
    return tuple(pieces), first is not None


def _pieces(text: str, plain: str, looked_for: re.Pattern[str] | None, start: int, stop: int) -> list[Snippet]:
    found: list[Snippet] = []
    at = start
    for hit in looked_for.finditer(plain, start, stop) if looked_for else ():
        if hit.start() > at:
            found.append(Snippet(text[at : hit.start()]))
        found.append(Snippet(text[hit.start() : hit.end()], is_hit=True))
        at = hit.end()
    if at < stop:
        found.append(Snippet(text[at:stop]))
    return found


def _of_word(word: str) -> str:
    return f"{GONE}*".join(map(_of_part, _PARTS.findall(word.replace(GONE, ""))))


def _of_part(part: str) -> str:
    if part[0] == BREAK:
        return f"[{re.escape(BREAK)}{GONE}]+"
    if re.match(f"[{HAN}]", part):
        return part
    return f"(?<!{_LATIN}){f'{GONE}*'.join(map(re.escape, part))}(?!{_LATIN})"
