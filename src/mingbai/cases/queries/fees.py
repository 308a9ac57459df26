"""What the fee of a case is counted from: the applications of the same applicant in the same month, and fees noticed before."""

from __future__ import annotations

from django.db.models import QuerySet

from mingbai.accounts.values import Acting
from mingbai.cases.models import Application, ProcessingFee
from mingbai.cases.policies import handled_organ
from mingbai.cases.queries.clock import practice
from mingbai.cases.values.fees import MonthFees, MonthLine
from mingbai.core.errors import NotVisible
from mingbai.statute.cases.fees import FeeWay, month_yuan, piece_yuan, position_in_month


def piece_position(row: Application) -> int:
    """Return which application of the applicant's calendar month this is, at this organ."""
    on = row.received_on
    if on is None:
        return 1
    others = _of_month(row).exclude(pk=row.pk).values_list("received_on", "id")
    return position_in_month(on, row.pk, [(day, key) for day, key in others if day is not None])


def month_of(*, by: Acting, case_id: int) -> MonthFees:
    """Return the applications of the same applicant in the same month, with what each would cost by the piece."""
    row = Application.objects.filter(pk=case_id, removed_at__isnull=True).first()
    if row is None or row.received_on is None:
        raise NotVisible(str(case_id))
    handled_organ(by, row.organ_id)
    own = _of_month(row).order_by("received_on", "id").values_list("id", "number", "received_on")
    local = practice()
    lines = tuple(
        MonthLine(key, number, on, place, piece_yuan(place, local)) for place, (key, number, on) in enumerate(own, 1) if on
    )
    return MonthFees(row.received_on.year, row.received_on.month, lines, month_yuan(len(lines), local))


def _of_month(row: Application) -> QuerySet[Application]:
    on = row.received_on
    assert on is not None
    same = Application.objects.filter(organ_id=row.organ_id, kind=row.kind, removed_at__isnull=True)
    same = same.filter(received_on__year=on.year, received_on__month=on.month)
    return same.filter(identity=row.identity) if row.identity else same.filter(pk=row.pk)


def charged_before(row: Application) -> tuple[FeeWay, ...]:
    """Return the ways in which a fee was noticed in this round of the case."""
    found = ProcessingFee.objects.filter(application=row, round=row.round).values_list("basis", flat=True)
    return tuple(FeeWay(way) for way in found)
