"""Numbers written out: in Chinese numerals, with letters that look like digits, or digit by digit with signs between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mingbai.privacy import identity, phones
from mingbai.privacy.spans import Certainty, DataKind, Span

_STANDS_FOR = {
    **{sign: str(value) for value, sign in enumerate("零一二三四五六七八九")},
    **{sign: str(value) for value, sign in enumerate("零壹贰叁肆伍陆柒捌玖")},
    **dict(zip("〇○幺弌两貳參陸", "00112236", strict=True)),
    **dict(zip("OolI", "0011", strict=True)),
}
_AS_DIGITS = str.maketrans(_STANDS_FOR)
_SIGN = f"[{''.join(_STANDS_FOR)}]"
_ONE = f"[{''.join(_STANDS_FOR)}0-9]"
# Digits of which some are signs, close together.
_MIXED = re.compile(rf"{_ONE}(?:[ \-、]?{_ONE}){{10,}}(?:[ \-、]?[Xx])?")
# Digits one by one, with other characters between.
_BETWEEN = r"[^0-9A-Za-z一-鿿]{1,3}"
_SPREAD = re.compile(rf"[0-9](?:{_BETWEEN}[0-9]){{16,}}(?:{_BETWEEN}[Xx])?")
_PHONE = 11


@dataclass(frozen=True, slots=True)
class _Row:
    """The digits of a match as written, without what stands between, and the place of each in the text."""

    written: str
    places: list[int]

    @classmethod
    def of(cls, found: re.Match[str], one: str) -> _Row:
        """Return what the match has of `one` kind of character."""
        said = found.group()
        places = [each.start() for each in re.finditer(one, said)]
        return cls("".join(said[place] for place in places), [found.start() + place for place in places])

    @property
    def digits(self) -> str:
        """What was written, in digits."""
        return as_digits(self.written)

    def span(self, kind: DataKind, first: int, last: int) -> Span:
        """Return the digits from `first` to before `last` as a datum."""
        return Span(kind, self.places[first], self.places[last - 1] + 1, Certainty.CERTAIN)


def as_digits(written: str) -> str:
    """Put digits for numerals and for letters that look like them; everything else stays."""
    return written.translate(_AS_DIGITS)


def find(text: str, on: date | None) -> Iterator[Span]:
    """Find the numbers in a plain text; of a telephone number at least half are signs, of a resident number at least one."""
    for found in _MIXED.finditer(text):
        # Digits alone are found as runs, with what stands around them as evidence.
        if re.search(_SIGN, found.group()):
            row = _Row.of(found, rf"{_ONE}|[Xx]")
            yield from _mobile(row)
            yield from (span for span in _residents(row, on) if re.search(_SIGN, text[span.start : span.end]))
    for found in _SPREAD.finditer(text):
        yield from _residents(_Row.of(found, "[0-9Xx]"), on)


def _mobile(row: _Row) -> Iterator[Span]:
    """Find a mobile number that is the whole row."""
    is_by_half = 2 * len(re.findall(_SIGN, row.written)) >= len(row.written) == _PHONE
    if is_by_half and phones.FORM.fullmatch(row.digits):
        yield row.span(DataKind.MOBILE_PHONE, 0, _PHONE)


def _residents(row: _Row, on: date | None) -> Iterator[Span]:
    """Find the resident numbers in a row."""
    digits = row.digits
    for first in identity.resident_ids(digits):
        last = first + identity.LENGTH
        yield row.span(DataKind.RESIDENT_ID, first, last)
        if identity.is_child(digits[first:last], on):
            yield row.span(DataKind.MINOR, first, last)
