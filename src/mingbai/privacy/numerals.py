"""Numbers written out: in Chinese numerals, as contracts and minutes do, or digit by digit with signs between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from mingbai.privacy import identity, phones
from mingbai.privacy.spans import Certainty, DataKind, Span

_DIGITS = {
    **{letter: str(value) for value, letter in enumerate("零一二三四五六七八九")},
    **{letter: str(value) for value, letter in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "〇": "0",
    "○": "0",
    "幺": "1",
    "弌": "1",
    "两": "2",
    "貳": "2",
    "參": "3",
    "陸": "6",
}
_SIGNS = "".join(_DIGITS)
_RUN = re.compile(rf"[{_SIGNS}0-9](?:[ \-、]?[{_SIGNS}0-9]){{10,}}(?:[ \-、]?[Xx])?")
_BETWEEN = r"[^0-9A-Za-z一-鿿]{1,3}"
_APART = re.compile(rf"[0-9](?:{_BETWEEN}[0-9]){{16,}}(?:{_BETWEEN}[Xx])?")
_PHONE = 11


def find(text: str, on: date | None) -> Iterator[Span]:
    """Find the numbers in a plain text; a run may mix numerals and digits, of a telephone half are numerals."""
    for found in _RUN.finditer(text):
        places = [place for place in range(found.start(), found.end()) if text[place] not in " -、"]
        digits = "".join(_DIGITS.get(text[place], text[place]) for place in places)
        numerals = sum(text[place] in _DIGITS for place in places)
        if not numerals:
            continue
        if numerals * 2 >= len(places) == _PHONE and phones.FORM.fullmatch(digits):
            yield Span(DataKind.MOBILE_PHONE, found.start(), found.end(), Certainty.CERTAIN)
        yield from _residents(digits, places, on)
    for found in _APART.finditer(text):
        places = [place for place in range(found.start(), found.end()) if text[place] in "0123456789Xx"]
        yield from _residents("".join(text[place] for place in places), places, on)


def _residents(digits: str, places: Sequence[int], on: date | None) -> Iterator[Span]:
    """Find the resident numbers among digits that stand at these places."""
    for first in identity.resident_ids(digits):
        start, end = places[first], places[first + identity.LENGTH - 1] + 1
        yield Span(DataKind.RESIDENT_ID, start, end, Certainty.CERTAIN)
        if identity.is_child(digits[first : first + identity.LENGTH], on):
            yield Span(DataKind.MINOR, start, end, Certainty.CERTAIN)
