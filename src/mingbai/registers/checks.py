"""The checks that all registers share."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from mingbai.core.errors import Invalid

EARLIEST = date(2000, 1, 1)
# The largest values a column holds exactly on SQLite, which stores decimals as floating-point numbers of 15 digits.
LARGEST = Decimal("9999999999.99")
LARGEST_DECLARED = Decimal("99999999.999999")
PLACES_MONEY = Decimal("0.01")
PLACES_DECLARED = Decimal("0.000001")


def day(value: date, what: str, field: str, today: date) -> date:
    """Return a day in the past or today; raise Invalid before 2000 and in the future."""
    if value < EARLIEST:
        raise Invalid(f"{what}不能早于2000年1月1日，核对年份。", field)
    if value > today:
        raise Invalid(f"{what}不能晚于今天。", field)
    return value


def not_before(later: date | None, earlier: date, sentence: str, field: str) -> None:
    """Raise Invalid when a day precedes the one that it must follow."""
    if later is not None and later < earlier:
        raise Invalid(sentence, field)


def number(value: Decimal, what: str, field: str, places: Decimal) -> Decimal:
    """Return a number with as many decimals as the column holds; raise Invalid when it is no number, too fine or too large."""
    if not value.is_finite():
        raise Invalid(f"{what}要写数字。", field)
    if abs(value) > (LARGEST if places == PLACES_MONEY else LARGEST_DECLARED):
        raise Invalid(f"{what}太大了，核对单位和小数点。", field)
    if value != value.quantize(places):
        raise Invalid(f"{what}最多写{-int(places.as_tuple().exponent)}位小数。", field)
    return value.quantize(places)
