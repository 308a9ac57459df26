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

_CELL = re.compile(r"(?P<place>.*?)第(?P<row>\d+)行第(?P<column>\d+)列|(?P<sheet>.*!)(?P<letters>[A-Z]{1,3})(?P<number>\d+)")
_BLOCK = re.compile(r"第\d+[段行]")
_SQUARE = re.compile(r"[0-9Xx]")
_PHONE = 11


@dataclass(frozen=True, slots=True)
class Squares:
    """A number spread over neighbouring cells of a row."""

    kind: DataKind
    value: str
    passages: tuple[Passage, ...]


def squares(content: FileContent) -> Iterator[Squares]:
    """Yield the resident numbers in rows, columns and paragraphs of squares, and the rows that are exactly a mobile number."""
    for group, passages in groupby(content, key=_row):
        run = list(passages)
        if len(run) < _PHONE or not group:
            continue
        digits = _digits(run)
        if len(digits) == _PHONE and phones.FORM.fullmatch(digits):
            yield Squares(DataKind.MOBILE_PHONE, digits, tuple(run))
        yield from _residents(run)
    columns: dict[tuple[str, str], list[Passage]] = {}
    for passage in content:
        if found := _cell(passage):
            place = (found["place"] or "", found["column"]) if found["row"] else (found["sheet"], found["letters"])
            columns.setdefault(place, []).append(passage)
    for column in columns.values():
        yield from _residents(column)


def _residents(run: list[Passage]) -> Iterator[Squares]:
    """Yield the resident numbers in neighbouring squares."""
    digits = _digits(run)
    for first in identity.resident_ids(digits):
        last = first + identity.LENGTH
        yield Squares(DataKind.RESIDENT_ID, digits[first:last], tuple(run[first:last]))


def _digits(run: list[Passage]) -> str:
    return "".join(plain(passage.text).text for passage in run).upper()


def _row(passage: Passage) -> str:
    """Return the row of a cell with one digit, or a word for paragraphs of one digit; empty for everything else."""
    if found := _cell(passage):
        return f"{found['place']}{found['row']}" if found["row"] else f"{found['sheet']}{found['number']}"
    return "paragraphs" if _is_square(passage) and _BLOCK.fullmatch(passage.where) else ""


def _cell(passage: Passage) -> re.Match[str] | None:
    return _CELL.fullmatch(passage.where) if _is_square(passage) else None


def _is_square(passage: Passage) -> bool:
    return bool(_SQUARE.fullmatch(plain(passage.text).text))
