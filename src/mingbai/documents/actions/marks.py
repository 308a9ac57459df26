"""Marks of secrecy in texts and files: what is classified is not taken in, other marks keep a file from the public."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mingbai.core.errors import Invalid, require
from mingbai.entries.queries.words import scan_words
from mingbai.privacy.spans import DataKind
from mingbai.reading.files import read
from mingbai.reading.passages import Unreadable
from mingbai.scanning.scan import findings
from mingbai.statute.disclosure.attributes import bears_classification, not_classified


@dataclass(frozen=True, slots=True)
class MarksFound:
    """What a scan found: how many things to look at, and whether a mark keeps it from the public."""

    findings: int
    marked: bool


def seen(name: str, data: bytes, on: date) -> MarksFound:
    """Scan a file; Refused when it is classified, Invalid with the reader's sentence when it cannot be read."""
    try:
        content = read(name, data)
        found = findings(content, scan_words(), on)
    except Unreadable as failure:
        raise Invalid(str(failure), "file") from failure
    check_texts([(f"“{name}”", name), *((f"“{name}”", passage.text) for passage in content)])
    return MarksFound(len(found), any(one.kind is DataKind.STATE_SECRET_MARK for one in found))


def check_texts(texts: Iterable[tuple[str, str]]) -> None:
    """Refuse texts that bear a mark of classification; pairs of what it is (标题) and the text."""
    require(not_classified([what for what, text in texts if bears_classification(text)]))
