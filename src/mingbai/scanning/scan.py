"""What must not be published in a file: every passage, seen and unseen, its properties and its name."""

from __future__ import annotations

from datetime import date

from mingbai.privacy import advice, masking
from mingbai.privacy.spans import Span
from mingbai.privacy.words import STANDARD, Words
from mingbai.reading.files import read
from mingbai.reading.passages import FileContent, Passage
from mingbai.scanning.detect import Detector
from mingbai.scanning.findings import ScanFinding


def scan(name: str, data: bytes, words: Words = STANDARD, on: date | None = None) -> tuple[ScanFinding, ...]:
    """The findings in the file `name` with the bytes `data`, in reading order; `on` is the day ages are counted at.

    Raises reading.passages.Unreadable with one Chinese sentence when the file cannot be read.
    """
    return findings(read(name, data), words, on)


def findings(content: FileContent, words: Words = STANDARD, on: date | None = None) -> tuple[ScanFinding, ...]:
    """The findings in a file already read, in reading order; one datum counts once in one place."""
    detector = Detector(words, on)
    found: list[ScanFinding] = []
    seen: set[tuple[str, str, str]] = set()
    for passage in content:
        for span in detector.spans(passage):
            value = passage.text[span.start : span.end]
            mark = (passage.where.removesuffix("换行处"), span.kind, _plain(value))
            if mark not in seen:
                seen.add(mark)
                found.append(_finding(passage, span, value))
    return tuple(found)


def place(passage: Passage) -> str:
    """The place of a passage with the reason why it is not seen: "Sheet1!C4 (hidden column)"."""
    return f"{passage.where} ({passage.hidden})" if passage.hidden else passage.where


def _finding(passage: Passage, span: Span, value: str) -> ScanFinding:
    return ScanFinding(
        kind=span.kind,
        where=place(passage),
        excerpt=masking.excerpt(span.kind, value),
        certainty=span.certainty,
        advice=advice.advice(span.kind),
        article=str(advice.article(span.kind)),
        column=passage.column,
    )


def _plain(value: str) -> str:
    """The value without blanks and signs, for telling whether two findings are the same datum."""
    return "".join(letter for letter in value if letter.isalnum()).upper()
