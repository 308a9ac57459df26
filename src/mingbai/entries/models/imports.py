"""The review of a batch of records that were published before the platform came."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.organs.models import Organ


class ImportRelease(models.Model):
    """One verdict of the secrecy reviewer about a whole batch; without one, no record of it is listed. Never changed.

    `is_from_before`: the records were listed when batches were not reviewed yet; nobody decided about them.
    """

    organ = models.ForeignKey(Organ, models.PROTECT)
    count = models.PositiveIntegerField()
    digest = models.CharField(max_length=64, blank=True)
    uploader_id = models.BigIntegerField(null=True)
    reviewer_id = models.BigIntegerField(null=True)
    opinion = models.CharField(max_length=1000, blank=True)
    basis = models.CharField(max_length=200, blank=True)
    decided_by = models.CharField(max_length=160, blank=True)
    decided_at = models.DateTimeField(null=True)
    is_from_before = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(is_from_before=True)
                | (
                    models.Q(uploader_id__isnull=False, reviewer_id__isnull=False, decided_at__isnull=False)
                    & ~models.Q(uploader_id=models.F("reviewer_id"))
                ),
                name="import_reviewed_by_another",
            ),
        ]
