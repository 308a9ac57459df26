"""The management ledger as the report counts it: open days, work meetings, training, inspections."""

from __future__ import annotations

from django.db import models

from mingbai.organs.models import Organ


class ActivityKind(models.TextChoices):
    """Kinds of activity."""

    OPEN_DAY = "open_days", "政府开放日"
    WORK_MEETING = "work_meetings", "政务公开工作会议"
    TRAINING = "trainings", "业务培训"
    VILLAGE_INSPECTION = "village_inspections", "村务公开督查"


class Activity(models.Model):
    """One activity on one day."""

    organ = models.ForeignKey(Organ, models.PROTECT)
    kind = models.CharField(max_length=24, choices=ActivityKind)
    title = models.CharField(max_length=200)
    held_on = models.DateField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organ", "kind", "held_on", "id"], name="activity_count")]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=[c for c, _ in ActivityKind.choices]), name="activity_kind_known")
        ]

    @property
    def subject(self) -> str:
        """The activity's name in the audit trail."""
        return f"activities:{self.pk}"
