"""Numbers written one digit a cell, as in the squares of a form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from mingbai.privacy import identity, phones
from mingbai.privacy.normal import plain
from mingbai.privacy.spans import DataKind
from mingbai.reading.passages import FileContent, Passage

_CELL = re.compile(r"(.*?第\d+行)第\d+列\Z|(.*!)[A-Z]{1,3}(\d+)\Z")
_SQUARE = re.compile(r"[0-9Xx]")
_RESIDENT, _PHONE = 18, 11


@dataclass(frozen=True, slots=True)
class Squares:
    """A number spread over neighbouring cells of a row."""

    kind: DataKind
    value: str
    passages: tuple[Passage, ...]


def squares(content: FileContent) -> Iterator[Squares]:
    """Yield the resident numbers, and the rows of squares that are exactly a mobile number."""
    for _, group in groupby(content, key=_row):
        run = list(group)
        if len(run) < _PHONE or not _row(run[0]):
            continue
        digits = "".join(plain(passage.text).text for passage in run).upper()
        if len(digits) == _PHONE and phones.FORM.fullmatch(digits):
            yield Squares(DataKind.MOBILE_PHONE, digits, tuple(run))
        for first in range(len(digits) - _RESIDENT + 1):
            number = digits[first : first + _RESIDENT]
            if identity.is_resident_id(number):
                yield Squares(DataKind.RESIDENT_ID, number, tuple(run[first : first + _RESIDENT]))
                break


def _row(passage: Passage) -> str:
    """Return the row of a cell with one digit; empty for everything else."""
    found = _CELL.fullmatch(passage.where) if _SQUARE.fullmatch(plain(passage.text).text) else None
    return "" if found is None else found[1] or f"{found[2]}{found[3]}"
