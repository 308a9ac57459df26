"""The answer of a rule: whether it allows, why, and by which article."""

from __future__ import annotations

from dataclasses import dataclass

from mingbai.statute.citation import Citation


@dataclass(frozen=True, slots=True)
class Verdict:
    """`reason` is a sentence for people; `code` is stable for programs and tests."""

    allowed: bool
    reason: str = ""
    citation: Citation | None = None
    code: str = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Verdict(True)


def refused(reason: str, citation: Citation | None = None, code: str = "") -> Verdict:
    """Return a refusal with its reason."""
    return Verdict(False, reason, citation, code)
