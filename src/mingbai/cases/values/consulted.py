"""Letters of consultation that nobody has answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.statute.cases.consultation import Consultation


@dataclass(frozen=True, slots=True)
class SilentParty:
    """One letter: `due_on` is its last day, None for another organ.

    Of another organ `chased_on` is the latest day on which it was to be asked again, None before the first, and `late_on` the day
    on which the reply would be due without it. `decided_on`: on which it was last said whether the information is given.
    """

    case_id: int
    case_number: str
    case_title: str
    asked: Consultation
    due_on: date | None
    chased_on: date | None
    waited_workdays: int
    late_on: date | None
    decided_on: date | None
