"""Amounts in the numerals of receipts: 叁仟元整."""

from __future__ import annotations

DIGITS = "零壹贰叁肆伍陆柒捌玖"
UNITS = ("", "拾", "佰", "仟")
GROUPS = ("", "万", "亿")


def in_capitals(yuan: int) -> str:
    """Return an amount below a trillion yuan in capital numerals; ValueError for any other."""
    if not 0 <= yuan < 10**12:
        raise ValueError(f"no amount for a receipt: {yuan}")
    return f"{_whole(yuan) or DIGITS[0]}元整"


def _whole(number: int) -> str:
    words, gap = "", False
    groups = [number // 10_000**place % 10_000 for place in range(len(GROUPS))]
    for place in reversed(range(len(GROUPS))):
        group = groups[place]
        if not group:
            gap = bool(words)
            continue
        if words and (gap or group < 1000):
            words += DIGITS[0]
        words, gap = words + _below_ten_thousand(group) + GROUPS[place], False
    return words


def _below_ten_thousand(number: int) -> str:
    words, gap = "", False
    for place in reversed(range(len(UNITS))):
        digit = number // 10**place % 10
        if not digit:
            gap = bool(words)
            continue
        words += (DIGITS[0] if gap else "") + DIGITS[digit] + UNITS[place]
        gap = False
    return words
