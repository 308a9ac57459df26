"""Normative documents as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class NormativeRow:
    """One 规章 or 行政规范性文件 with its days; `kind` is "rules" or "normative"."""

    id: int
    kind: str
    title: str
    document_number: str
    made_on: date
    published_on: date | None
    repealed_on: date | None
