"""Reads of procurement and declared figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from mingbai.registers.models import DeclaredFigure, Procurement
from mingbai.registers.values import DeclaredRow, ProcurementRow


def procurements(
    organ_id: int, first_on: date, last_on: date, *, after: int = 0, limit: int | None = None
) -> tuple[ProcurementRow, ...]:
    """Return the projects concluded in the period, in order of entry, from the one after the given key."""
    rows = Procurement.objects.filter(
        organ_id=organ_id, removed_at__isnull=True, concluded_on__gte=first_on, concluded_on__lte=last_on, id__gt=after
    )
    fields = tuple(ProcurementRow.__dataclass_fields__)
    return tuple(ProcurementRow(*row) for row in rows.order_by("id").values_list(*fields)[:limit])


def declared_sums(organ_id: int, year: int) -> dict[str, Decimal]:
    """Add up a year's declarations cell by cell; done in Python because SQLite would add floating-point numbers."""
    sums: dict[str, Decimal] = {}
    rows = DeclaredFigure.objects.filter(organ_id=organ_id, year=year, removed_at__isnull=True)
    for cell, value in rows.values_list("cell", "value"):
        sums[cell] = sums.get(cell, Decimal(0)) + value
    return sums


def declared(organ_id: int, year: int, cell: str, *, after: int = 0, limit: int | None = None) -> tuple[DeclaredRow, ...]:
    """Return the declarations of one cell, in order of entry."""
    rows = DeclaredFigure.objects.filter(organ_id=organ_id, year=year, cell=cell, removed_at__isnull=True, id__gt=after)
    fields = tuple(DeclaredRow.__dataclass_fields__)
    return tuple(DeclaredRow(*row) for row in rows.order_by("id").values_list(*fields)[:limit])
