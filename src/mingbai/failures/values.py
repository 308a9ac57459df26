"""Failed tasks as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class FailedTaskRow:
    """One failed task; `next_at` is when the queue retries it, None when it waits for the administrator."""

    id: UUID
    what: str
    subject: str
    why: str
    tries: int
    failed_at: datetime
    next_at: datetime | None
