"""Events of public opinion as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mingbai.statute.public_opinion.answering import OpinionFacts, OpinionKind, OpinionState


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event as lists and pages show it; `answered_at` is when its first answer became public."""

    id: int
    organ_id: int
    organ_code: str
    what: str
    said: str
    where: str
    kind: OpinionKind
    found_at: datetime
    state: OpinionState
    recorded_by: str
    answered_at: datetime | None
    conference_at: datetime | None
    conference_where: str
    mended: str
    closed_at: datetime | None
    why_not: str

    @property
    def facts(self) -> OpinionFacts:
        """What decides its hours and whether it can be closed."""
        return OpinionFacts(self.kind, self.found_at, self.answered_at, self.conference_at, bool(self.mended))


@dataclass(frozen=True, slots=True)
class FindingOfOpinion:
    """What was checked about an event."""

    text: str
    checked_by: str
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An entry that answers an event; `stage` and `is_public` say how far it has come."""

    entry_id: int
    title: str
    stage: str
    is_public: bool
    published_at: datetime | None
