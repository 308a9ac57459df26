"""The audit trail: append-only, each row chained to the one before it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it, as the trail names them; a command of the system has no person."""

    label: str
    person_id: int | None = None
    post_id: int | None = None
    organ_code: str = ""
