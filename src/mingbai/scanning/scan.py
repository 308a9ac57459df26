"""What must not be published in a file: every passage, visible or hidden, its properties and its name."""

from __future__ import annotations

from collections.abc import Iterator

from mingbai.privacy import masking
from mingbai.privacy.spans import Certainty, DataKind, Span
from mingbai.reading.passages import FileContent, Passage
from mingbai.scanning.cells import squares
from mingbai.scanning.detect import Detector
from mingbai.scanning.findings import ScanFinding


def findings(content: FileContent, detector: Detector) -> tuple[ScanFinding, ...]:
    """Return the findings in a file already read, in reading order; one datum counts once per place."""
    found: list[ScanFinding] = []
    seen: set[tuple[str, DataKind, str]] = set()
    for passage in content:
        for span in detector.spans(passage):
            value = passage.text[span.start : span.end]
            mark = (passage.where.removesuffix("换行处"), span.kind, _plain(value))
            if mark not in seen:
                seen.add(mark)
                found.append(_finding(passage, span, value))
    for one in squares(content):
        first = one.passages[0]
        shown = masking.excerpt(one.kind, one.value)
        found.append(ScanFinding(one.kind, first.where, shown, Certainty.CERTAIN, first.hidden, first.column))
    return tuple(found)


def values(content: FileContent, detector: Detector) -> Iterator[tuple[DataKind, str]]:
    """Yield kind and wording of every datum in a text already read, in reading order."""
    here = detector.among(content)
    for passage in content:
        for span in here.spans(passage):
            yield span.kind, passage.text[span.start : span.end]


def _finding(passage: Passage, span: Span, value: str) -> ScanFinding:
    return ScanFinding(
        kind=span.kind,
        place=passage.where,
        excerpt=masking.excerpt(span.kind, value),
        certainty=span.certainty,
        hidden=passage.hidden,
        column=passage.column,
    )


def _plain(value: str) -> str:
    """Reduce a value to letters and digits, to tell whether two findings are the same datum."""
    return "".join(letter for letter in value if letter.isalnum()).upper()
