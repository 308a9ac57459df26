"""Numbers as texts write them: 3, 1,024, 三, 十二, 一百零五, 两千."""

from __future__ import annotations

DIGITS = {**{char: value for value, char in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}
TEN_THOUSAND = 10_000
NUMBER = r"\d[\d,]*|[零〇一二两三四五六七八九十百千万]+"
"""A pattern for one number of either kind."""


def number_of(words: str) -> int:
    """Return the value of digits with or without commas, or of a Chinese numeral below 100 million; ValueError for others."""
    if words[:1].isdecimal():
        return int(words.replace(",", ""))
    thousands, ten_thousand, rest = words.rpartition("万")
    return (_below(thousands) * TEN_THOUSAND if ten_thousand else 0) + _below(rest)


def _below(words: str) -> int:
    """Return a numeral below ten thousand; digits alone are read one by one: 二〇二一 is 2021."""
    if words and all(char in DIGITS for char in words):
        return int("".join(str(DIGITS[char]) for char in words))
    total, digit = 0, 0
    for char in words:
        if char in UNITS:
            # 十二 has no digit before its unit.
            total += (digit or 1) * UNITS[char]
            digit = 0
        elif char in DIGITS:
            digit = DIGITS[char]
        else:
            raise ValueError(f"no numeral: {words!r}")
    return total + digit


def written_out(number: int) -> str:
    """Return a number from 1 to 99 (else ValueError) as a Chinese numeral: 10 is 十, 36 is 三十六."""
    if not 1 <= number <= 99:
        raise ValueError(f"no short numeral for {number}")
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    head = "" if tens < 2 else digits[tens]
    return f"{head}{'十' if tens else ''}{digits[ones] if ones else ''}"
