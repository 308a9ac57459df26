"""Rows of the registers as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ProcurementRow:
    """One completed procurement; the amount is in yuan."""

    id: int
    title: str
    concluded_on: date
    amount_yuan: Decimal
    supplier: str


@dataclass(frozen=True, slots=True)
class DeclaredRow:
    """One declaration of a figure that another system counts."""

    id: int
    cell: str
    value: Decimal
    source: str
    declared_on: date
    declared_by: str
