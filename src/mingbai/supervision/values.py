"""Activities as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One activity on one day; `kind` is a value of ActivityKind."""

    id: int
    kind: str
    title: str
    held_on: date
