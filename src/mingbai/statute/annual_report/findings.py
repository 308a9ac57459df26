"""What a check found, and which findings stand in the way of submission."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum

from mingbai.statute.citation import Citation


class Severity(Enum):
    """An error blocks, a warning wants an explanation, a notice informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: a stable code, the cells it is about, a sentence for the clerk, the source, the way out.

    `section` (1 to 6) is set when it is about a text. `may_explain`: a written explanation lets it pass.
    `detail` tells apart findings of one code in one place.
    """

    code: str
    severity: Severity
    cells: tuple[str, ...]
    text: str
    citation: Citation
    may_explain: bool
    remedy: str = ""
    section: int | None = None
    detail: str = ""

    @property
    def key(self) -> str:
        """The same finding has the same key in every run."""
        place = f"s{self.section}" if self.section else ""
        return ":".join((self.code, place, self.detail, ",".join(self.cells)))[:160]


def blocking(findings: Iterable[Finding], explained: Collection[str]) -> tuple[Finding, ...]:
    """The findings that stop submission: errors, and warnings and explainable errors without an explanation."""
    return tuple(
        found
        for found in findings
        if found.severity is not Severity.NOTICE and not (found.may_explain and found.key in explained)
    )
