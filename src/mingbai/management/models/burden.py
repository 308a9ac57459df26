"""Reports of needless work (减负意见). Who wrote one stands in the trail only, so that nobody counts them by person."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.organs.models import Organ
from mingbai.statute.management.burden import BurdenAnswer, BurdenKind


class BurdenReport(models.Model):
    """What a unit says is filled in twice or needless, on which page, and the county's answer."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    page = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=8)
    text = models.CharField(max_length=500)
    said_at = models.DateTimeField()
    answer = models.CharField(max_length=12, blank=True)
    answer_text = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["id"], condition=models.Q(answered_at__isnull=True), name="burden_not_answered")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(kind__in=list(BurdenKind)), name="burden_kind_known"),
            models.CheckConstraint(
                condition=models.Q(answer="", answer_text="", answered_at__isnull=True)
                | (models.Q(answer__in=list(BurdenAnswer), answered_at__isnull=False) & ~models.Q(answer_text="")),
                name="burden_answered_with_words",
            ),
        ]

    @property
    def subject(self) -> str:
        """The name in the audit trail."""
        return f"burden:{self.pk}"
