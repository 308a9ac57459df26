"""Reads of the registers of applications and disputes."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from mingbai.cases.models import Application, Dispute
from mingbai.cases.models.register import INFORMATION
from mingbai.cases.values.register import ApplicationRow, DisputeRow, result_row


def applications(organ_id: int, first_on: date, last_on: date) -> tuple[ApplicationRow, ...]:
    """Return applications for information that were open or received during the period, in order of registration."""
    rows = Application.objects.filter(
        Q(closed_on__isnull=True) | Q(closed_on__gte=first_on),
        organ_id=organ_id,
        kind=INFORMATION,
        removed_at__isnull=True,
        received_on__lte=last_on,
    )
    named = ("id", "number", "applicant_kind", "received_on", "channel", "outcome", "closed_on")
    return tuple(
        ApplicationRow(key, number, kind, received_on, result_row(channel, outcome, closed_on), closed_on)
        for key, number, kind, received_on, channel, outcome, closed_on in rows.order_by("id").values_list(*named)
        if received_on is not None
    )


def disputes(organ_id: int, first_on: date, last_on: date) -> tuple[DisputeRow, ...]:
    """Return reconsiderations and lawsuits that were pending or filed during the period, in order of registration.

    A suit is one, however many instances it went through.
    """
    rows = Dispute.objects.filter(
        Q(concluded_on__isnull=True) | Q(concluded_on__gte=first_on),
        organ_id=organ_id,
        removed_at__isnull=True,
        earlier__isnull=True,
        filed_on__lte=last_on,
    )
    fields = tuple(DisputeRow.__dataclass_fields__)
    return tuple(DisputeRow(*row) for row in rows.order_by("id").values_list(*fields))
