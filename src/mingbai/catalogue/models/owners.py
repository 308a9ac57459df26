"""Fields of the catalogue that the county assigned to a department, or took from it, against the subject column."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.organs.models import Organ


class Assignment(models.Model):
    """From `since_on` until the day before `until_on`, a field is a department's as a whole, or none of it is.

    Without an assignment the lines whose subject names the department are its own.
    """

    has_mark: ClassVar[bool] = True
    organ = models.ForeignKey(Organ, models.PROTECT)
    field = models.CharField(max_length=40)
    is_owner = models.BooleanField()
    since_on = models.DateField()
    until_on = models.DateField(null=True)
    reason = models.CharField(max_length=300)
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organ", "field"], condition=models.Q(until_on__isnull=True), name="assignment_open_once"
            ),
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("since_on")),
                name="assignment_ends_after_it_began",
            ),
            models.CheckConstraint(condition=~models.Q(reason="") & ~models.Q(field=""), name="assignment_says_why"),
        ]
