"""Numbers in addresses: what no row, year or count can be is an address of nothing, so it is 404 before any view."""

from __future__ import annotations

from django.urls import register_converter
from django.urls.converters import IntConverter


class BoundedConverter(IntConverter):
    """A whole number between `least` and `most`, in ASCII digits."""

    least = 1
    most: int

    def to_python(self, value: str) -> int:
        number = int(value)
        if not self.least <= number <= self.most:
            raise ValueError(value)
        return number


class KeyConverter(BoundedConverter):
    """The key of a row: what a 64-bit column holds."""

    most = 2**63 - 1


class YearConverter(BoundedConverter):
    """A year that a date can have."""

    most = 9999


class NumberConverter(BoundedConverter):
    """The number of a version, page or question in a row."""

    least, most = 0, 2**15 - 1


def register() -> None:
    """Make `<key:…>`, `<year:…>` and `<number:…>` known to every urls module."""
    register_converter(KeyConverter, "key")
    register_converter(YearConverter, "year")
    register_converter(NumberConverter, "number")
