"""How the report's text divides: second-level headings run into their paragraph, the signature and its date."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from mingbai.rendering.report.value import ReportDocument
from mingbai.statute.dates import long_day

LINE = 28  # characters to a line
_SECOND_LEVEL = re.compile(r"^[（(][一二三四五六七八九十]{1,3}[）)][^。]{1,40}。?")


def second_level(paragraph: str) -> tuple[str, str]:
    """Split off what is set in 楷体 at the start of a paragraph (（一）加大主动公开力度。); ("", all) when there is none."""
    found = _SECOND_LEVEL.match(paragraph)
    if not found or not (found.group().endswith("。") or found.end() == len(paragraph)):
        return "", paragraph
    return found.group(), paragraph[found.end() :]


def signed_on(doc: ReportDocument) -> str:
    """Return the date of the signature as official papers write it (2021年1月19日); empty while unsigned."""
    return long_day(doc.signed_on) if doc.signed_on else ""


def title_lines(doc: ReportDocument) -> tuple[str, ...]:
    """Return the title in the lines of the printed page: the organ's name on its own line when the title begins with it."""
    name = doc.organ_name
    rest = doc.title.removeprefix(name)
    return (name, rest) if rest and rest != doc.title else (doc.title,)


def issued_on(doc: ReportDocument) -> date:
    """Return the date that the files carry: the signature's, else the first day after the reported year."""
    return doc.signed_on or date(doc.year + 1, 1, 1)


def signature_indents(name: str, day: str = "") -> tuple[float, float]:
    """Return how many characters name and date are from the left edge of a 28-character line (GB/T 9704—2012, 7.3.5.2).

    The name ends two before the right edge and the date begins two to the right of the name; a date that would pass that edge
    ends there instead, and the name moves left with it.
    """
    start = LINE - 2 - max(_width(name), _width(day) + 2)
    return start, start + 2


def _width(words: str) -> float:
    """Return the width in characters: Latin letters and digits are halves, plus the quarter set between digits and characters."""
    gaps = sum((left < "\u2000") != (right < "\u2000") for left, right in pairwise(words))
    return sum(0.5 if letter < "\u2000" else 1.0 for letter in words) + gaps / 4
