"""The finding of a scan, as `mingbai scan` prints it and as pages show it."""

from __future__ import annotations

from dataclasses import dataclass

from mingbai.privacy.spans import Certainty, DataKind


@dataclass(frozen=True, slots=True)
class ScanFinding:
    """One datum in one place. `excerpt` is masked and never repeats the whole value; `column` is the header above a cell."""

    kind: DataKind
    where: str
    excerpt: str
    certainty: Certainty
    advice: str
    article: str
    column: str = ""
