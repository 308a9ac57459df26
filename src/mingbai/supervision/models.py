"""The management ledger as the report counts it, and the county office's reminders with their answers."""

from __future__ import annotations

from django.db import models

from mingbai.catalogue.models import Duty
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


class Reminder(models.Model):
    """A reminder (催办) from the county office to a unit, about everything it owes or about one duty, with the unit's answer."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="reminders")
    duty = models.ForeignKey(Duty, models.PROTECT, null=True, related_name="reminders")
    text = models.CharField(max_length=500)
    sent_by = models.CharField(max_length=200)
    sent_at = models.DateTimeField()
    answer = models.CharField(max_length=500, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["organ", "-id"], name="reminder_of_organ"),
            models.Index(fields=["id"], condition=models.Q(seen_at__isnull=True), name="reminder_not_seen"),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="reminder_says_something"),
            models.CheckConstraint(
                condition=models.Q(answered_at__isnull=True, answer="")
                | (models.Q(answered_at__isnull=False) & ~models.Q(answer="")),
                name="reminder_answered_with_words",
            ),
            models.CheckConstraint(
                condition=models.Q(seen_at__isnull=True) | models.Q(answered_at__isnull=False), name="reminder_seen_after_answer"
            ),
        ]

    @property
    def subject(self) -> str:
        """The reminder's name in the audit trail."""
        return f"reminder:{self.pk}"
