"""Amounts in the numerals of receipts: 叁仟元整."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

DIGITS = "零壹贰叁肆伍陆柒捌玖"
UNITS = ("", "拾", "佰", "仟")
GROUPS = ("", "万", "亿")


def in_capitals(amount: Decimal) -> str:
    """Return an amount of yuan below a trillion in capital numerals, to the fen; ValueError for any other."""
    fen = int((amount * 100).quantize(Decimal(1), ROUND_HALF_UP))
    if not 0 <= fen < 10**14:
        raise ValueError(f"no amount for a receipt: {amount}")
    yuan, cents = divmod(fen, 100)
    whole = f"{_whole(yuan)}元" if yuan else "" if cents else "零元"
    if not cents:
        return f"{whole}整"
    jiao, rest = divmod(cents, 10)
    tenths = f"{DIGITS[jiao]}角" if jiao else "零" if whole else ""
    return whole + tenths + (f"{DIGITS[rest]}分" if rest else "整")


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
