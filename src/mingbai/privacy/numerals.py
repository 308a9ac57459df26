"""Resident and telephone numbers written out in Chinese numerals, as contracts and minutes do."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_RUN = re.compile(rf"[{_SIGNS}0-9](?:[ \-、]?[{_SIGNS}0-9]){{10,40}}(?:[ \-、]?[Xx])?")
_RESIDENT, _PHONE = 18, 11


def find(text: str, on: date | None) -> Iterator[Span]:
    """Find the numbers in a plain text; a run may mix numerals and digits, but half are numerals."""
    for found in _RUN.finditer(text):
        places = [place for place in range(found.start(), found.end()) if text[place] not in " -、"]
        digits = "".join(_DIGITS.get(text[place], text[place]) for place in places)
        if sum(text[place] in _DIGITS for place in places) * 2 < len(places):
            continue
        if len(digits) == _PHONE and phones.FORM.fullmatch(digits):
            yield Span(DataKind.MOBILE_PHONE, found.start(), found.end(), Certainty.CERTAIN)
        for first in range(len(digits) - _RESIDENT + 1):
            number = digits[first : first + _RESIDENT]
            if identity.is_resident_id(number):
                start, end = places[first], places[first + _RESIDENT - 1] + 1
                yield Span(DataKind.RESIDENT_ID, start, end, Certainty.CERTAIN)
                if identity.is_child(number, on):
                    yield Span(DataKind.MINOR, start, end, Certainty.CERTAIN)
                break
