"""Resident identity numbers: form, birth date and checksum (GB 11643—1999), however spaced or hyphenated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from mingbai.privacy.runs import Run, Window
from mingbai.privacy.spans import Certainty, DataKind, Span

PROVINCES = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91".split()
)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
FIRST_YEAR, LAST_YEAR = 1880, 2060
CHILD = 14
LENGTH = 18
MOST_PIECES = 6
OLD_FORM, DISABILITY_CARD = 15, 20
LENGTHS = (LENGTH, DISABILITY_CARD, OLD_FORM)
# One of seven kinds of disability and one of four degrees.
DISABILITY = re.compile(r"[1-7][1-4]")
LABEL = re.compile(r"身份证|身分证|公民身份|证件号|居民证|身份号|残疾证|残疾人证|监护人证|idcard|idno", re.IGNORECASE)
# Labels of numbers that only look like the old form of 15 digits.
OTHER_NUMBER = re.compile(
    r"注册号|编号|编码|代码|账号|帐号|卡号|单号|流水|合同|订单|文号|票|凭证|序列|IMEI|号段|坐标|金额|[¥￥]|证书", re.IGNORECASE
)


def is_resident_id(number: str) -> bool:
    """Return whether 18 characters (digits, perhaps a final X) are a resident number: province, birth date and checksum."""
    return looks_like_one(number) and checksum(number) == number[17].upper()


def resident_ids(said: str) -> Iterator[int]:
    """Yield where each resident number in a string of digits begins; none begins within another."""
    first = 0
    while first + LENGTH <= len(said):
        is_one = is_resident_id(said[first : first + LENGTH])
        if is_one:
            yield first
        first += LENGTH if is_one else 1


def looks_like_one(number: str) -> bool:
    """Do the same as `is_resident_id`, without the checksum."""
    return (
        len(number) == LENGTH
        and number[:17].isdecimal()
        and number[17] in "0123456789Xx"
        and number[:2] in PROVINCES
        and number[14:17] != "000"
        and birth_date(number) is not None
    )


def checksum(number: str) -> str:
    """Return the check character that belongs to the first 17 digits."""
    return CHECKS[sum(int(digit) * weight for digit, weight in zip(number[:17], WEIGHTS, strict=True)) % 11]


def birth_date(number: str) -> date | None:
    """Return the birth date in a number of 18 or 15 characters; None when there is no such day."""
    is_old = len(number) == OLD_FORM
    year, month, day = (
        (f"19{number[6:8]}", number[8:10], number[10:12]) if is_old else (number[6:10], number[10:12], number[12:14])
    )
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def is_child(number: str, on: date | None) -> bool:
    """Return whether the person is under 14 on a day; without a day nobody is."""
    born = birth_date(number)
    if born is None or on is None or born > on:
        return False
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return age < CHILD


def find(run: Run, on: date | None) -> Iterator[Span]:
    """Find the resident numbers in a run of digits, each also as `minor` when the person is under 14 on the day."""
    for window in run.windows(LENGTHS, _begins_so, lambda window: _certainty(window, run) is not None):
        certainty = _certainty(window, run)
        if certainty is None:
            continue
        number, end = window.digits, window.end
        # A disability card's number is the resident number followed by kind and degree.
        if len(number) == DISABILITY_CARD and window.is_whole:
            end -= 2
            yield Span(DataKind.HEALTH, end, window.end, certainty)
        yield Span(DataKind.RESIDENT_ID, window.start, end, certainty)
        if len(number) != OLD_FORM and is_child(number[:LENGTH], on):
            yield Span(DataKind.MINOR, window.start, end, certainty)


def _begins_so(digits: str) -> bool:
    return digits[:2] in PROVINCES and (len(digits) == OLD_FORM or digits[6:8] in ("18", "19", "20"))


def _is_scattered(window: Window) -> bool:
    """Return whether the digits look like a table's figures: over lines in many pieces, or with decimal points among spaces."""
    gaps = window.gaps
    points = sum("." in gap for gap in gaps)
    return (window.breaks_line and MOST_PIECES < len(gaps) + 1 < len(window.digits)) or 0 < points < len(gaps)


def _certainty(window: Window, run: Run) -> Certainty | None:
    """Return how certainly a window is a resident number; None when it is not one."""
    number, before = window.digits, run.before
    if len(number) == DISABILITY_CARD:
        return Certainty.CERTAIN if is_resident_id(number[:LENGTH]) and DISABILITY.fullmatch(number[18:]) else None
    if len(number) == LENGTH:
        if is_resident_id(number) and (not _is_scattered(window) or LABEL.search(before)):
            return Certainty.CERTAIN
        return Certainty.LIKELY if looks_like_one(number) and LABEL.search(before) else None
    if not number.isdecimal() or number[:2] not in PROVINCES or birth_date(number) is None:
        return None
    if LABEL.search(before):
        return Certainty.CERTAIN
    return (
        Certainty.LIKELY
        if window.is_whole and not (window.is_first and run.glued) and not OTHER_NUMBER.search(before[-12:])
        else None
    )
