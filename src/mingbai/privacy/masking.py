"""How a datum looks when it is hidden: in an excerpt, in a masked file, in a column as a clerk decided."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from mingbai.privacy.columns import Column
from mingbai.privacy.identity import is_resident_id
from mingbai.privacy.normal import plain
from mingbai.privacy.numerals import as_digits
from mingbai.privacy.spans import DataKind, Span

STAR = "*"


class Treatment(StrEnum):
    """What is done with a column."""

    KEEP = "keep"
    FIRST_CHARACTER = "first_character"
    REMOVE_COLUMN = "remove_column"
    FIRST6_LAST1 = "first6_last1"
    LAST4 = "last4"
    VILLAGE_ONLY = "village_only"
    FIRST3_LAST2 = "first3_last2"
    ALL = "all"


# The first treatment is the proposed one.
TREATMENTS: dict[Column, tuple[Treatment, ...]] = {
    Column.NAME: (Treatment.FIRST_CHARACTER, Treatment.KEEP, Treatment.REMOVE_COLUMN),
    Column.RESIDENT_ID: (Treatment.REMOVE_COLUMN, Treatment.FIRST6_LAST1, Treatment.ALL),
    Column.MOBILE_PHONE: (Treatment.REMOVE_COLUMN, Treatment.FIRST3_LAST2, Treatment.ALL),
    Column.TELEPHONE: (Treatment.KEEP, Treatment.REMOVE_COLUMN),
    Column.BANK_CARD: (Treatment.REMOVE_COLUMN, Treatment.LAST4, Treatment.ALL),
    Column.SOCIAL_SECURITY_CARD: (Treatment.REMOVE_COLUMN, Treatment.LAST4, Treatment.ALL),
    Column.PASSPORT: (Treatment.REMOVE_COLUMN, Treatment.ALL),
    Column.ADDRESS: (Treatment.VILLAGE_ONLY, Treatment.REMOVE_COLUMN, Treatment.ALL),
    Column.HEALTH: (Treatment.REMOVE_COLUMN, Treatment.ALL),
    Column.AGE: (Treatment.REMOVE_COLUMN, Treatment.KEEP),
    Column.BIRTH_DATE: (Treatment.REMOVE_COLUMN, Treatment.ALL),
    Column.EMAIL: (Treatment.REMOVE_COLUMN, Treatment.ALL),
    Column.PLATE: (Treatment.REMOVE_COLUMN, Treatment.ALL),
    Column.INCOME: (Treatment.REMOVE_COLUMN, Treatment.KEEP),
}
# Up to the village if one is named, else the town: 白阳镇姚河村3组 becomes 白阳镇姚河村.
VILLAGE = re.compile(r"^(.*?(?:行政村|自然村|村|社区|居委会)|.*?(?:街道|镇|乡))")
SHOWN: dict[DataKind, tuple[int, int]] = {
    DataKind.RESIDENT_ID: (4, 2),
    DataKind.MOBILE_PHONE: (3, 2),
    DataKind.BANK_CARD: (0, 4),
    DataKind.SOCIAL_SECURITY_CARD: (0, 4),
    DataKind.PASSPORT: (1, 2),
    DataKind.VEHICLE_PLATE: (2, 1),
    DataKind.EMAIL: (1, 0),
    DataKind.HOME_ADDRESS: (3, 0),
    DataKind.HEALTH: (1, 0),
    DataKind.HARDSHIP: (1, 0),
    DataKind.MINOR: (1, 0),
    DataKind.AUTHOR_METADATA: (1, 0),
}
# What a masked copy keeps of a number: resident number first 6, phone first 3 and last 2, card last 4.
KEPT: dict[DataKind, tuple[int, int]] = {
    DataKind.RESIDENT_ID: (6, 0),
    DataKind.MINOR: (6, 0),
    DataKind.MOBILE_PHONE: (3, 2),
    DataKind.BANK_CARD: (0, 4),
    DataKind.SOCIAL_SECURITY_CARD: (0, 4),
}
NUMBERS = frozenset(KEPT)


def excerpt(kind: DataKind, value: str) -> str:
    """Return a glimpse of a datum for the list of findings, at most half of it."""
    if kind in (DataKind.SENSITIVE_WORD, DataKind.STATE_SECRET_MARK):
        said = value.strip()
        return _covered(said, len(said) // 2, 0)
    said = "".join(plain(value).text.split()) if kind in NUMBERS or kind is DataKind.PASSPORT else value.strip()
    return _covered(_forwards(kind, said), *SHOWN.get(kind, (1, 0)))


def mask(kind: DataKind, value: str) -> str:
    """Return a datum as a masked copy shows it; `find` finds nothing in the result."""
    if kind is DataKind.HOME_ADDRESS:
        return treat(Treatment.VILLAGE_ONLY, value)
    if kind in KEPT:
        digits = "".join(letter for letter in plain(value).text if letter.isalnum())
        if kind is DataKind.MINOR and len(digits) < 15:
            return STAR * len(value)
        return _covered(_forwards(kind, digits), *KEPT[kind])
    return STAR * max(2, len(value.strip()))


def masked_text(text: str, spans: Iterable[Span]) -> str:
    """Return a text with each of these data masked; overlapping ones are masked once."""
    kept, last = list[str](), len(text)
    for span in sorted(spans, key=lambda one: (-one.end, one.start)):
        if span.end <= last:
            kept += [text[span.end : last], mask(span.kind, text[span.start : span.end])]
            last = span.start
    return "".join(reversed([*kept, text[:last]]))


def treatments(column: Column) -> tuple[Treatment, ...]:
    """Return the treatments allowed for a column, the proposed one first."""
    return TREATMENTS.get(column, (Treatment.KEEP, Treatment.REMOVE_COLUMN))


def treat(treatment: Treatment, value: str) -> str:
    """Return a cell's text after a treatment; an empty cell stays empty."""
    said = value.strip()
    if not said or treatment is Treatment.KEEP:
        return value
    if treatment is Treatment.FIRST_CHARACTER:
        return said[0] + STAR * max(1, len(said) - 1)
    if treatment is Treatment.VILLAGE_ONLY:
        found = VILLAGE.match(said)
        return found.group(1) if found else STAR * len(said)
    if treatment in (Treatment.FIRST6_LAST1, Treatment.FIRST3_LAST2, Treatment.LAST4):
        digits = "".join(letter for letter in plain(said).text if letter.isalnum())
        first, last = {Treatment.FIRST6_LAST1: (6, 1), Treatment.FIRST3_LAST2: (3, 2), Treatment.LAST4: (0, 4)}[treatment]
        return _covered(digits, first, last)
    return STAR * len(said) if treatment is Treatment.ALL else ""


def _forwards(kind: DataKind, said: str) -> str:
    """Turn a resident number that was written backwards, so that what is kept of it is its beginning."""
    if kind not in (DataKind.RESIDENT_ID, DataKind.MINOR) or is_resident_id(as_digits(said)):
        return said
    return said[::-1] if is_resident_id(as_digits(said[::-1])) else said


def _covered(said: str, first: int, last: int) -> str:
    """Keep the first and last characters with stars between; a short value keeps fewer, so that at most half shows."""
    half = len(said) // 2
    first = min(first, half)
    last = min(last, half - first)
    hidden = len(said) - first - last
    return said[:first] + STAR * max(2, hidden) + (said[len(said) - last :] if last else "")
