"""How the report's text divides: second-level headings run in with their paragraph, the signature and its date."""

from __future__ import annotations

import re
from datetime import date

from mingbai.rendering.report.value import ReportDocument

_SECOND_LEVEL = re.compile(r"^[（(][一二三四五六七八九十]{1,3}[）)][^。]{1,40}。?")


def second_level(paragraph: str) -> tuple[str, str]:
    """What is set in 楷体 at the start of a paragraph (（一）加大主动公开力度。), and what follows; ("", all) without one."""
    found = _SECOND_LEVEL.match(paragraph)
    if not found or not (found.group().endswith("。") or found.end() == len(paragraph)):
        return "", paragraph
    return found.group(), paragraph[found.end() :]


def signed_on(doc: ReportDocument) -> str:
    """The date of the signature as official papers write it (2021年1月19日), empty while unsigned."""
    day = doc.signed_on
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def title_lines(doc: ReportDocument) -> tuple[str, ...]:
    """The title in the lines of paper: the organ's name on its own line where the title begins with it."""
    name = doc.organ_name
    rest = doc.title.removeprefix(name)
    return (name, rest) if rest and rest != doc.title else (doc.title,)


def issued_on(doc: ReportDocument) -> date:
    """The day the files carry as their date: the signature's, else the first day after the reported year."""
    return doc.signed_on or date(doc.year + 1, 1, 1)


def signature_indents(name: str, day: str = "") -> tuple[float, float]:
    """How many characters name and date stand from the right edge (GB/T 9704—2012, 7.3.5.2).

    The name stands two in; the date begins two to the right of the name's beginning. Where the date would then pass that
    edge, the date stands two in and the name further.
    """
    free = _width(name) - 2 - _width(day)
    return (2.0, 2.0 + free) if free >= 0 else (2.0 - free, 2.0)


def _width(words: str) -> float:
    return sum(0.5 if ord(letter) < 0x2000 else 1.0 for letter in words)
