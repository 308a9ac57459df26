"""Ledgers of applications from before the platform, each imported as one batch."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.organs.models import Organ
from mingbai.statute.cases.ledger import LIVE, LedgerState


class LedgerBatch(models.Model):
    """One imported ledger, without its file: `rows` are its rows sealed, until they are entered; `name` is sealed too.

    `fingerprint` is a keyed digest of the file, `existing` are the rows of the sheet that were there already.
    """

    organ = models.ForeignKey(Organ, models.PROTECT)
    fingerprint = models.CharField(max_length=64)
    name = models.TextField()
    rows = models.TextField(blank=True)
    existing = models.JSONField(default=list)
    total = models.PositiveIntegerField()
    state = models.CharField(max_length=12, default=LedgerState.HELD.value)
    held_at = models.DateTimeField()
    held_by = models.CharField(max_length=200)
    entered = models.PositiveIntegerField(null=True)
    entered_at = models.DateTimeField(null=True)
    entered_by = models.CharField(max_length=200, blank=True)
    # Why it was taken back, by whom and when.
    reason = models.CharField(max_length=500, blank=True)
    closed_by = models.CharField(max_length=200, blank=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organ", "-id"], name="ledger_by_organ")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(state__in=[one.value for one in LedgerState]), name="ledger_state_known"),
            models.CheckConstraint(
                condition=~models.Q(state=LedgerState.ENTERED.value)
                | models.Q(entered__isnull=False, entered_at__isnull=False, rows=""),
                name="ledger_entered_whole",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=LedgerState.TAKEN_BACK.value)
                | (models.Q(closed_at__isnull=False, rows="") & ~models.Q(reason="")),
                name="ledger_taken_back_with_reason",
            ),
            models.UniqueConstraint(
                fields=["organ", "fingerprint"],
                condition=models.Q(state__in=[one.value for one in LIVE]),
                name="ledger_file_once",
            ),
        ]

    @property
    def subject(self) -> str:
        """The ledger's name in the audit trail."""
        return f"ledgers:{self.pk}"
