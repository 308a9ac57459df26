"""Short words that become public without a review: names, titles, contacts."""

from __future__ import annotations

from datetime import date

from mingbai.core.errors import Invalid
from mingbai.privacy.masking import excerpt
from mingbai.privacy.text import find
from mingbai.privacy.words import STANDARD, Words


def refuse_personal(text: str, *, what: str, field: str, on: date, words: Words = STANDARD) -> None:
    """Raise Invalid when a text that nobody reviews holds something that must not be published."""
    if spans := find(text, words, on=on):
        shown = excerpt(spans[0].kind, text[spans[0].start : spans[0].end])
        raise Invalid(f"{what}里有不能公开的内容（{shown}）。{what}会向社会公开，删去以后再记。", field)
