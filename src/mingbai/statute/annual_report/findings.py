"""What a check found, and which findings block submission."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum

from mingbai.statute.citation import Citation


class Severity(Enum):
    """An error blocks, a warning needs an explanation, a notice informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: a stable code, the cells concerned, a sentence for the clerk, the source, the remedy.

    `section` (1 to 6) is set when it concerns a text. `may_explain`: a written explanation lets it pass. `detail` distinguishes
    findings with the same code in the same place.
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
        """A key that identifies the same finding in every run."""
        place = f"s{self.section}" if self.section else ""
        return ":".join((self.code, place, self.detail, ",".join(self.cells)))[:160]


def blocking(findings: Iterable[Finding], explained: Collection[str]) -> tuple[Finding, ...]:
    """Return the findings that block submission: errors and warnings, unless an explanation is allowed and given."""
    return tuple(
        found
        for found in findings
        if found.severity is not Severity.NOTICE and not (found.may_explain and found.key in explained)
    )
