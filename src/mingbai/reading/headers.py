"""Which row of a table holds the headings of its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

SEARCHED_ROWS = 15
"""How many rows from the top are searched for headings; titles and the reporting unit stand above them."""
_HEADING_LENGTH = 30
_FIGURES = re.compile(r"\d{4,}|\d+[.,]\d+|\A[\d\s.\-/年月日％%]+\Z")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_FILLED_IN = re.compile(r"[：:]\s*\S")


def is_heading(text: str) -> bool:
    """Return whether a cell reads like a heading: short words, no long number, nothing filled in after a colon."""
    text = text.strip()
    return 0 < len(text) <= _HEADING_LENGTH and not _FIGURES.search(text) and not _FILLED_IN.search(text) and not text.isdigit()


def heading(text: str) -> str:
    """Drop spaces and line breaks that only stretch a heading: "姓 名" becomes "姓名"."""
    return "".join(text.split()) if _CHINESE.search(text) else " ".join(text.split())


def header_row(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the index of the first row with two or more headings that fill half of the width; None when there is none."""
    top = rows[:SEARCHED_ROWS]
    width = max((_filled(row) for row in top), default=0)
    for index, row in enumerate(top):
        filled = [cell for cell in row if cell.strip()]
        headings = {cell.strip() for cell in filled if is_heading(cell)}
        if len(headings) >= 2 and len(headings) * 2 >= width and len(headings) * 5 >= len(filled) * 4:
            return index
    return None


def _filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell.strip())
