"""Rows and columns taken out of a sheet, and where the remaining ones move."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from mingbai.reading.xlsx_cells import column_letters, column_number

_REFERENCE = re.compile(r"(\$?)([A-Z]{1,3})(\$?)(\d{1,7})")
_IN_FORMULA = re.compile(r"(?<![\w.\"])\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?(?![\w.(])")


@dataclass(frozen=True, slots=True)
class Axis:
    """Numbers taken out of a row of numbers, as ranges (first, last), in order and not touching."""

    gone: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, ranges: Iterable[tuple[int, int]]) -> Axis:
        """Build an axis from ranges in any order that may touch or overlap."""
        merged: list[tuple[int, int]] = []
        for first, last in sorted(ranges):
            if merged and first <= merged[-1][1] + 1:
                merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
            else:
                merged.append((first, last))
        return cls(tuple(merged))

    def has(self, number: int) -> bool:
        """Return whether a number is taken out."""
        index = bisect_left(self.gone, (number + 1, 0)) - 1
        return index >= 0 and self.gone[index][0] <= number <= self.gone[index][1]

    def moved(self, number: int) -> int:
        """Return where a remaining number moves; for a removed one, where the next one moves."""
        return number - sum(min(last, number - 1) - first + 1 for first, last in self.gone if first < number)

    def range(self, first: int, last: int) -> tuple[int, int] | None:
        """Return where a range moves; None when nothing of it remains."""
        new_first = self.moved(first)
        new_last = self.moved(last) if not self.has(last) else self.moved(last) - 1
        return (new_first, new_last) if new_last >= new_first else None


@dataclass(frozen=True, slots=True)
class Cut:
    """The rows (from 1) and columns (from 0) taken out of one sheet."""

    rows: Axis = Axis()
    columns: Axis = Axis()

    def __bool__(self) -> bool:
        return bool(self.rows.gone or self.columns.gone)

    def reference(self, text: str) -> str | None:
        """Return a cell or range ("C4", "$A$1:$B$9") after the cut; None when nothing of it remains."""
        ends = _REFERENCE.findall(text)
        if not ends or len(ends) > 2:
            return text
        (lock, letters, row_lock, row), (_, last_letters, _, last_row) = ends[0], ends[-1]
        columns = self.columns.range(column_number(letters), column_number(last_letters))
        rows = self.rows.range(int(row), int(last_row))
        if columns is None or rows is None:
            return None
        first = f"{lock}{column_letters(columns[0])}{row_lock}{rows[0]}"
        return first if len(ends) == 1 else f"{first}:{lock}{column_letters(columns[1])}{row_lock}{rows[1]}"

    def formula(self, text: str) -> str | None:
        """Return a formula of the same sheet after the cut; None when it refers to something removed."""
        if not self:
            return text
        moved = [(found, self.reference(found[0])) for found in _IN_FORMULA.finditer(text)]
        if any(new is None for _, new in moved):
            return None
        for found, new in reversed(moved):
            text = text[: found.start()] + str(new) + text[found.end() :]
        return text


def split_reference(text: str) -> tuple[int, int] | None:
    """Return the row from 1 and the column from 0 of "C4"; None for anything else."""
    found = _REFERENCE.fullmatch(text)
    return (int(found[4]), column_number(found[2])) if found else None
