"""Reconsiderations and lawsuits as pages read them: the dates that run, what proves the reply, what the decision opens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.statute.cases.disputes import OPENS_A_CLOCK, DisputeResult, Instance, Procedure
from mingbai.statute.citation import Citation


@dataclass(frozen=True, slots=True)
class NewDispute:
    """A copy of a request for review or of a complaint, as it arrived; `filed_on` is the day on which the case was taken."""

    procedure: str
    number: str
    body: str
    filed_on: date
    received_on: date
    is_after_review: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided: `order` and `workdays` (0 where it names no time) of a decision after which the organ replies anew."""

    decision: str
    decided_on: date
    served_on: date
    is_ruling: bool = False
    order: str = ""
    workdays: int = 0


@dataclass(frozen=True, slots=True)
class CaseDispute:
    """One review, or one instance of a suit, with the last days that follow from it; a day is None while nothing runs.

    `round` is the round of the case in which the organ replies anew. `procedure` is None in a row of the simple register.
    """

    id: int
    organ_id: int
    case_id: int | None
    case_number: str
    case_title: str
    number: str
    group: str
    procedure: Procedure | None
    instance: Instance | None
    body: str
    filed_on: date
    received_on: date | None
    answered_on: date | None
    hearing_on: date | None
    decision: DisputeResult | None
    decided_on: date | None
    served_on: date | None
    in_force_on: date | None
    order: str
    workdays: int
    round: int | None
    result: str
    concluded_on: date | None
    earlier_id: int | None
    later: tuple[int, ...]
    answer_due_on: date | None
    decision_due_on: date | None
    appeal_by: date | None
    anew_due_on: date | None

    @property
    def opens_a_clock(self) -> bool:
        """Whether the organ has to reply anew after this decision and has not begun."""
        return self.decision in OPENS_A_CLOCK and not self.later and self.round is None


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One thing that the organ has to prove, with its article and what the case holds for it; nothing in it is still lacking."""

    words: str
    citation: Citation
    held: tuple[str, ...]
