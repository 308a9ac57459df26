"""A year of publications imported from a table: read, checked row by row, reviewed, then entered as one act."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from mingbai.core.models import StoredFile
from mingbai.entries.models import ImportRelease
from mingbai.organs.models import Organ
from mingbai.statute.disclosure.imports import LIVE, BatchState


class ImportBatch(models.Model):
    """One uploaded table. `rows` are its cells as read, until they are entered; `checked` says how far they were looked at.

    `errors` are triples of row number, column and sentence; `existing` triples of row number, the entry that is there already
    (0: none) and the earlier row that says the same (0: none). Neither kind of row is entered.
    """

    organ = models.ForeignKey(Organ, models.PROTECT)
    file = models.ForeignKey(StoredFile, models.PROTECT)
    # SHA-256 of the file; empty for a copy that was brought in before files were compared.
    fingerprint = models.CharField(max_length=64, blank=True)
    name = models.CharField(max_length=200)
    rows = models.JSONField(default=list)
    total = models.PositiveIntegerField()
    checked = models.PositiveIntegerField(default=0)
    errors = models.JSONField(default=list)
    existing = models.JSONField(default=list)
    state = models.CharField(max_length=12, default=BatchState.UPLOADED.value)
    release = models.ForeignKey(ImportRelease, models.PROTECT, null=True)
    entered = models.PositiveIntegerField(null=True)
    delivered = models.PositiveIntegerField(null=True)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.CharField(max_length=160)
    uploader_id = models.BigIntegerField(null=True)
    submitter_id = models.BigIntegerField(null=True)
    entered_at = models.DateTimeField(null=True)
    # Why it was returned or taken back, by whom and when.
    reason = models.CharField(max_length=1000, blank=True)
    closed_by = models.CharField(max_length=160, blank=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organ", "-id"], name="import_by_organ")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(checked__lte=F("total")), name="import_checked_within"),
            models.CheckConstraint(
                condition=Q(entered_at__isnull=True) | Q(checked=F("total"), entered__isnull=False),
                name="import_entered_when_checked",
            ),
            models.CheckConstraint(condition=Q(state__in=[one.value for one in BatchState]), name="import_state_known"),
            models.CheckConstraint(
                condition=~Q(state=BatchState.ENTERED.value) | Q(release__isnull=False, entered_at__isnull=False),
                name="import_entered_when_reviewed",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[BatchState.RETURNED.value, BatchState.TAKEN_BACK.value])
                | (Q(closed_at__isnull=False) & ~Q(reason="")),
                name="import_closed_with_reason",
            ),
            models.UniqueConstraint(
                fields=["organ", "fingerprint"],
                condition=Q(state__in=[one.value for one in LIVE]) & ~Q(fingerprint=""),
                name="import_file_once",
            ),
        ]
