"""One check of every text that an act makes public without a review: what must not be published is refused, in words.

Drafts and imported records have a review and a fuller check of their own, which finds by the same words.
`docs/reference/public-texts.md` lists every text that the public sees and the act that screens it; a test holds the list to the
pages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from mingbai.core.errors import Refused
from mingbai.privacy.advice import KIND_WORDS, advice, article
from mingbai.privacy.masking import excerpt
from mingbai.privacy.text import find
from mingbai.privacy.words import STANDARD, Words
from mingbai.statute.verdict import refused

_words: list[Callable[[], Words]] = []


def words_from(source: Callable[[], Words]) -> None:
    """Name where the county's own words are kept, once per process and where the app starts."""
    _words[:] = [source]


def words() -> Words:
    """Return the words to look for: the standard ones and the county's own."""
    return _words[0]() if _words else STANDARD


def screen(texts: Mapping[str, str], on: date, *, fields: Mapping[str, str] | None = None) -> None:
    """Raise Refused with the first of these texts (by the name people call it) that says what must not be published.

    `fields` gives the input of a form for a name, so that the page can show the refusal there.
    """
    if not any(texts.values()):
        return
    known = words()
    for name, text in texts.items():
        for span in find(text, known, on=on) if text else ():
            kind, shown = span.kind, excerpt(span.kind, text[span.start : span.end])
            said = f"{name}里有{KIND_WORDS[kind]}（{shown}），不能公开。{advice(kind)}（{article(kind, on)}）"
            raise Refused(refused(said, code=f"screen.{kind.value}"), (fields or {}).get(name, ""))
