"""Reads of normative documents."""

from __future__ import annotations

from datetime import date

from mingbai.documents.facts import NormativeRow
from mingbai.documents.models import NormativeDocument


def normative(organ_id: int, last_on: date) -> tuple[NormativeRow, ...]:
    """Every document made up to the last day, in the order of their entry: documents in force may be old."""
    rows = NormativeDocument.objects.filter(organ_id=organ_id, removed_at__isnull=True, made_on__lte=last_on)
    fields = tuple(NormativeRow.__dataclass_fields__)
    return tuple(NormativeRow(*row) for row in rows.order_by("id").values_list(*fields))
