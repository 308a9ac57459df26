"""What went wrong once, kept for whoever comes to the same step next (经验教训)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.cases.models.disputes import Dispute
from mingbai.organs.models import Organ


class Lesson(models.Model):
    """One mistake that a review or a suit found, in words without a person; `step` is a key of `cases.values.lessons.STEPS`."""

    organ = models.ForeignKey(Organ, models.PROTECT)
    dispute = models.ForeignKey(Dispute, models.PROTECT, related_name="lessons")
    step = models.CharField(max_length=20)
    words = models.CharField(max_length=300)
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organ", "step", "id"], condition=models.Q(removed_at__isnull=True), name="lesson_of_step")
        ]
