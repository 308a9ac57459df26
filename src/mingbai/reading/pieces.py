"""A paragraph as pieces of text with the reason why each is hidden; a value spread over pieces is found as one."""

from __future__ import annotations

import itertools
import re

_TAIL = re.compile(r"[0-9A-Za-z０-９@._\-]{0,30}\Z")
_HEAD = re.compile(r"\A[0-9A-Za-z０-９@._\-]{0,30}")
_BROKEN_TAIL = re.compile(r"(\d[\d ]{0,22})\Z")
_BROKEN_HEAD = re.compile(r"\A(\d[\d ]{0,22}[Xx]?)")
_BROKEN_LENGTHS = frozenset((11, 15, 16, 17, 18, 19))
"""Lengths, in digits, of numbers looked for across the end of a line: telephones, resident numbers, cards."""
_CUT_TAIL = re.compile(r"(?<!\d)\d{4,18}(?!\d)")
_CUT_HEAD = re.compile(r"(?<![\dXx])\d{1,15}[Xx]?(?![\dXx])")
_CUT_LENGTHS = frozenset((16, 17, 18, 19))
_CUT_LINES = 4
"""How many lines at the end of a page, and at the beginning of the next, may hold the cells of a row that is cut in two."""
_EDGE = re.compile(r"[0-9A-Za-z０-９]")

Piece = tuple[str, str]
"""Text and the reason why it is hidden ("" when it is visible)."""


def seen(pieces: list[Piece]) -> str:
    """Return what a reader sees of the paragraph."""
    return "".join(text for text, reason in pieces if not reason)


def unseen(pieces: list[Piece]) -> list[Piece]:
    """Return the hidden pieces, neighbours of one reason joined, each with the surrounding figures that it may belong to."""
    merged: list[Piece] = []
    for text, reason in pieces:
        if merged and merged[-1][1] == reason:
            merged[-1] = (merged[-1][0] + text, reason)
        elif text:
            merged.append((text, reason))
    found = []
    for index, (text, reason) in enumerate(merged):
        if reason and text.strip():
            before = merged[index - 1][0] if index else ""
            after = merged[index + 1][0] if index + 1 < len(merged) else ""
            found.append((_joined(before, text, after), reason))
    return found


def _joined(before: str, text: str, after: str) -> str:
    tail, head = _TAIL.search(before), _HEAD.search(after)
    start = tail[0] if tail and _EDGE.match(text[0]) else ""
    end = head[0] if head and _EDGE.match(text[-1]) else ""
    return f"{start}{text}{end}"


def joined_over_lines(text: str) -> list[str]:
    """Return the numbers that a full line breaks off and the next continues, joined; only in lengths worth a look."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    full = max((len(line) for line in lines), default=0) * 0.8
    found = []
    for line, following in itertools.pairwise(lines):
        tail, head = _BROKEN_TAIL.search(line), _BROKEN_HEAD.search(following)
        if tail and head and len(line) >= full:
            number = "".join((tail[1] + head[1]).split())
            if len(number) in _BROKEN_LENGTHS:
                found.append(number)
    return found


def joined_over_pages(text: str, following: str) -> list[str]:
    """Return the numbers in the cells of a row that a page break cuts in two.

    Each end is joined with the first beginning that gives it a length worth a look; the check digits of the numbers decide
    which belong together.
    """
    last = "\n".join(text.strip().split("\n")[-_CUT_LINES:])
    first = "\n".join(following.strip().split("\n")[:_CUT_LINES])
    found: dict[tuple[str, int], str] = {}
    for tail, head in itertools.product(_CUT_TAIL.findall(last), _CUT_HEAD.findall(first)):
        if len(tail) + len(head) in _CUT_LENGTHS:
            found.setdefault((tail, len(head)), tail + head)
    return list(found.values())
