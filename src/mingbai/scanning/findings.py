"""The finding of a scan, as `mingbai scan` prints it and as pages show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.privacy import advice
from mingbai.privacy.spans import Certainty, DataKind


@dataclass(frozen=True, slots=True)
class ScanFinding:
    """One datum in one place. `excerpt` is masked and never repeats the whole value; `column` is the header above a cell.

    `hidden` says why a reader of the file does not see it, as in reading.passages.Passage; empty when it is visible.
    """

    kind: DataKind
    place: str
    excerpt: str
    certainty: Certainty
    hidden: str = ""
    column: str = ""

    @property
    def is_hidden(self) -> bool:
        """Whether a reader of the file does not see it."""
        return self.hidden != ""

    @property
    def where(self) -> str:
        """The place and why it is hidden, as scan.md prints it: "Sheet1!C4 (hidden column)"."""
        return f"{self.place} ({self.hidden})" if self.hidden else self.place

    @property
    def advice(self) -> str:
        """One sentence that says what to do."""
        return advice.advice(self.kind)

    def article(self, on: date) -> str:
        """Return the article that requires it on a day."""
        return advice.article(self.kind, on)
