"""Activities and reminders as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One activity on one day; `kind` is a value of ActivityKind."""

    id: int
    kind: str
    title: str
    held_on: date


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """A reminder and how far it has come; `duty_id` names the one duty that it is about."""

    id: int
    organ_code: str
    organ_name: str
    duty_id: int | None
    text: str
    sent_by: str
    sent_at: datetime
    answer: str
    answered_by: str
    answered_at: datetime | None
    seen_at: datetime | None
