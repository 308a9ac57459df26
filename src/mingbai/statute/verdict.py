"""The answer of a rule: allowed or not, why, and by which article."""

from __future__ import annotations

from dataclasses import dataclass

from mingbai.statute.citation import Citation


@dataclass(frozen=True, slots=True)
class Verdict:
    """`reason` is a sentence for a person; `code` is stable for programs and tests."""

    allowed: bool
    reason: str = ""
    citation: Citation | None = None
    code: str = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Verdict(True)


def refused(reason: str, citation: Citation | None = None, code: str = "") -> Verdict:
    """A refusal with its reason."""
    return Verdict(False, reason, citation, code)
