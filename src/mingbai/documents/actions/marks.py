"""Secrecy marks in texts and files: classified material is refused, other marks keep a file from the public."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mingbai.core import inspections
from mingbai.core.errors import Invalid, require
from mingbai.entries.queries.words import scan_words
from mingbai.privacy.spans import DataKind
from mingbai.reading.passages import Unreadable
from mingbai.scanning.inspection import Inspection
from mingbai.statute.disclosure.attributes import bears_classification, not_classified


def inspected(name: str, data: bytes, on: date) -> Inspection:
    """Inspect a file; raise Refused when it is classified, Invalid with the reader's message when it cannot be read."""
    try:
        inspection = inspections.inspect_file(name, data, scan_words(), on)
    except Unreadable as failure:
        raise Invalid(str(failure), "file") from failure
    check_texts([(f"“{name}”", name), *((f"“{name}”", passage.text) for passage in inspection.content)])
    return inspection


def is_marked(inspection: Inspection) -> bool:
    """Return whether a secrecy mark keeps the file from the public."""
    return any(one.kind is DataKind.STATE_SECRET_MARK for one in inspection.findings)


def check_texts(texts: Iterable[tuple[str, str]]) -> None:
    """Raise Refused when a text bears a classification mark; each pair is what it is (标题) and the text."""
    require(not_classified([what for what, text in texts if bears_classification(text)]))
