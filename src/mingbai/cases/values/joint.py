"""Applications that one reply may answer together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.statute.verdict import Verdict


@dataclass(frozen=True, slots=True)
class JoinableCase:
    """An application that may be answered by the same reply: of the same applicant."""

    case_id: int
    number: str
    title: str
    due_on: date | None
    is_joined: bool


@dataclass(frozen=True, slots=True)
class JointPage:
    """The candidates, the earliest day of those joined with the case itself, and whether they may stand together today."""

    rows: tuple[JoinableCase, ...]
    due_on: date | None
    verdict: Verdict | None
