"""What the fee of a case is counted from: the applications of the same applicant in the same month, and fees noticed before."""

from __future__ import annotations

from mingbai.cases.models import Application, ProcessingFee
from mingbai.statute.cases.fees import FeeWay, position_in_month


def piece_position(row: Application) -> int:
    """Return which application of the applicant's calendar month this is, at this organ."""
    on = row.received_on
    if on is None:
        return 1
    same = Application.objects.filter(
        organ_id=row.organ_id,
        identity=row.identity,
        removed_at__isnull=True,
        received_on__year=on.year,
        received_on__month=on.month,
    )
    others = same.exclude(pk=row.pk).exclude(identity="").values_list("received_on", "id")
    return position_in_month(on, row.pk, [(day, key) for day, key in others if day is not None])


def charged_before(row: Application) -> tuple[FeeWay, ...]:
    """Return the ways in which a fee was noticed in this round of the case."""
    found = ProcessingFee.objects.filter(application=row, round=row.round).values_list("basis", flat=True)
    return tuple(FeeWay(way) for way in found)
