"""Everything known about a file, read once: what it says, what must not be published, its lists, its readable page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from mingbai.privacy.words import STANDARD, Words
from mingbai.reading.files import read
from mingbai.reading.passages import FileContent
from mingbai.reading.readable import read_and_show
from mingbai.scanning.columns import TableColumns, columns
from mingbai.scanning.detect import Detector
from mingbai.scanning.findings import ScanFinding
from mingbai.scanning.scan import findings


@dataclass(frozen=True, slots=True)
class Inspection:
    """One file under one name, scanned with one list of words (`words` is its fingerprint) on one day.

    `page` is clean HTML of what a reader of the file sees. `content` is enough to mask the file and to scan it again with other
    words: only what writes a new file needs the file itself.
    """

    name: str
    content: FileContent
    findings: tuple[ScanFinding, ...]
    tables: tuple[TableColumns, ...]
    page: str
    words: str
    on: date | None


def inspect(name: str, data: bytes, words: Words = STANDARD, on: date | None = None, *, has_page: bool = True) -> Inspection:
    """Read a file and scan it; ages are counted on the day `on`.

    Without `has_page` the readable page is "", which saves its cost (a second for a large PDF). Raises
    reading.passages.Unreadable with one Chinese sentence when the file cannot be read.
    """
    return inspect_with(Detector(words, on), name, data, has_page=has_page)


def inspect_with(detector: Detector, name: str, data: bytes, *, has_page: bool) -> Inspection:
    """Do what `inspect` does with a detector that may remember cells of another file, such as the original of a masked copy."""
    if has_page:
        shown = read_and_show(name, data)
        return _looked_through(detector, name, shown.content, shown.page)
    return _looked_through(detector, name, read(name, data), "")


def rescan(inspected: Inspection, words: Words, on: date | None) -> Inspection:
    """Scan the same file with other words or on another day, from what was read; the file is not needed."""
    return _looked_through(Detector(words, on), inspected.name, inspected.content, inspected.page)


def without_content(inspected: Inspection) -> Inspection:
    """Return the inspection for callers that only show it, without the file's text, which may be large."""
    return replace(inspected, content=replace(inspected.content, passages=(), tables=()))


def _looked_through(detector: Detector, name: str, content: FileContent, page: str) -> Inspection:
    detector = detector.among(content)
    return Inspection(
        name=name,
        content=content,
        findings=findings(content, detector),
        tables=columns(content, detector),
        page=page,
        words=detector.words.fingerprint,
        on=detector.on,
    )
