"""What the fee of a case is counted from: the applications of the same applicant in the same month, and fees noticed before."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from mingbai.accounts.values import Acting
from mingbai.cases.models import Application, ProcessingFee
from mingbai.cases.policies import handled_organ
from mingbai.cases.queries.clock import practice
from mingbai.cases.values.fees import MonthFees, MonthLine
from mingbai.core.errors import NotVisible
from mingbai.statute.cases.fees import FeeWay, month_day, month_yuan, piece_yuan, position_in_month
from mingbai.statute.cases.practice import CaseSettings, FeeMonth


def piece_position(row: Application, local: CaseSettings) -> int:
    """Return which application of the applicant's calendar month this is, at this organ."""
    if row.received_on is None:
        return 1
    listed = [(on, key) for on, key, _ in _of_month(row, row.received_on, local)]
    return position_in_month(month_day(row.received_on, row.submitted_on, local), row.pk, listed)


def month_of(*, by: Acting, case_id: int) -> MonthFees:
    """Return the applications of the same applicant in the same month, with what each would cost by the piece."""
    row = Application.objects.filter(pk=case_id, removed_at__isnull=True).first()
    if row is None or row.received_on is None:
        raise NotVisible(str(case_id))
    handled_organ(by, row.organ_id)
    local = practice()
    month = month_day(row.received_on, row.submitted_on, local)
    lines = tuple(
        MonthLine(key, number, on, place, piece_yuan(place, local))
        for place, (on, key, number) in enumerate(_of_month(row, row.received_on, local), 1)
    )
    return MonthFees(month.year, month.month, local.fee_month, lines, month_yuan(len(lines), local))


def _of_month(row: Application, received_on: date, local: CaseSettings) -> list[tuple[date, int, str]]:
    """Return the applications of the month in order, each with the day that counts, its key and its number."""
    month = month_day(received_on, row.submitted_on, local)
    same = Application.objects.filter(organ_id=row.organ_id, kind=row.kind, removed_at__isnull=True)
    same = same.filter(identity=row.identity) if row.identity else same.filter(pk=row.pk)
    fits = Q(received_on__year=month.year, received_on__month=month.month)
    if local.fee_month is FeeMonth.SUBMITTED:
        # Rows of the simple register know the day of receipt alone.
        fits = Q(submitted_on__year=month.year, submitted_on__month=month.month) | (fits & Q(submitted_on__isnull=True))
    listed = same.filter(fits).values_list("received_on", "submitted_on", "id", "number")
    return sorted((month_day(received, submitted, local), key, number) for received, submitted, key, number in listed if received)


def charged_before(row: Application) -> tuple[FeeWay, ...]:
    """Return the ways in which a fee was noticed in this round of the case."""
    found = ProcessingFee.objects.filter(application=row, round=row.round).values_list("basis", flat=True)
    return tuple(FeeWay(way) for way in found)
