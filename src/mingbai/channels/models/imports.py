"""A year of publications imported from a table: read, checked row by row, then entered as one act."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.core.models import StoredFile
from mingbai.organs.models import Organ


class ImportBatch(models.Model):
    """One uploaded table: `rows` are its cells as read, `errors` pairs of row number and sentence, `checked` the rows done."""

    organ = models.ForeignKey(Organ, models.PROTECT)
    file = models.ForeignKey(StoredFile, models.PROTECT)
    name = models.CharField(max_length=200)
    rows = models.JSONField(default=list)
    total = models.PositiveIntegerField()
    checked = models.PositiveIntegerField(default=0)
    errors = models.JSONField(default=list)
    entered = models.PositiveIntegerField(null=True)
    delivered = models.PositiveIntegerField(null=True)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.CharField(max_length=160)
    entered_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organ", "-id"], name="import_by_organ")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(checked__lte=models.F("total")), name="import_checked_within"),
            models.CheckConstraint(
                condition=models.Q(entered_at__isnull=True) | models.Q(checked=models.F("total"), entered__isnull=False),
                name="import_entered_when_checked",
            ),
        ]
