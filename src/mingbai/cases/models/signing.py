"""In whose name an organ answers, and the full names that its letters need."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.organs.models import Organ
from mingbai.statute.cases.remedies import OrganKind, SignedBy


class SigningRule(models.Model):
    """Who signs an organ's replies, who reviews them and which courts take the suit; one row an organ, changed by an act."""

    organ = models.OneToOneField(Organ, models.PROTECT, primary_key=True, related_name="+")
    kind = models.CharField(max_length=20)
    signed_by = models.CharField(max_length=8, default=SignedBy.ORGAN.value)
    own_government = models.CharField(max_length=80, blank=True)
    government_above = models.CharField(max_length=80, blank=True)
    superior = models.CharField(max_length=80, blank=True)
    basic_court = models.CharField(max_length=80, blank=True)
    intermediate_court = models.CharField(max_length=80, blank=True)
    online_channel = models.CharField(max_length=200, blank=True)
    contact = models.CharField(max_length=120, blank=True)
    set_by = models.CharField(max_length=200)
    set_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(kind__in=[k.value for k in OrganKind]), name="signing_kind_known"),
            models.CheckConstraint(
                condition=models.Q(signed_by__in=[SignedBy.ORGAN.value, SignedBy.SEAL.value])
                | models.Q(signed_by=SignedBy.OFFICE.value, kind=OrganKind.COUNTY_GOVERNMENT.value),
                name="signing_office_of_a_government",
            ),
        ]
