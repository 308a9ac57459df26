"""Accounts of organs on channels as frozen values; no secret is ever among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account as a page shows it; of its secrets only whether there are any."""

    id: int
    organ_id: int
    organ_code: str
    organ_name: str
    kind: str
    label: str
    base: str
    settings: Mapping[str, str]
    has_secrets: bool
    quiet: tuple[time, time] | None
    quota: int | None
    rests_until: datetime | None
    trouble: str
    entered_at: datetime
    entered_by: str


@dataclass(frozen=True, slots=True)
class AccountEntry:
    """What an administrator enters; an empty secret keeps the one that is there."""

    base: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    quiet: tuple[time, time] | None = None
    quota: int | None = None
