"""Applications and disputes as the report counts them: the register (登记簿), not yet their handling."""

from __future__ import annotations

from django.db import models

from mingbai.organs.models import Organ


class Application(models.Model):
    """One registered application; `applicant_kind` and `outcome` are keys of table 3's columns and result rows."""

    organ = models.ForeignKey(Organ, models.PROTECT)
    number = models.CharField(max_length=60)
    applicant_kind = models.CharField(max_length=20)
    received_on = models.DateField()
    outcome = models.CharField(max_length=40, blank=True)
    closed_on = models.DateField(null=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organ", "received_on", "closed_on", "id"], name="application_count")]
        constraints = [
            models.UniqueConstraint(fields=["organ", "number"], name="application_number_once"),
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True, outcome="")
                | (models.Q(closed_on__isnull=False) & ~models.Q(outcome="")),
                name="application_closed_with_outcome",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True) | models.Q(closed_on__gte=models.F("received_on")),
                name="application_closed_after_receipt",
            ),
        ]

    @property
    def subject(self) -> str:
        """The application's name in the audit trail."""
        return f"applications:{self.pk}"


class Dispute(models.Model):
    """One 行政复议 or 行政诉讼 over disclosure; `group` and `result` are keys of table 4. No result means pending."""

    organ = models.ForeignKey(Organ, models.PROTECT)
    number = models.CharField(max_length=80)
    group = models.CharField(max_length=20)
    filed_on = models.DateField()
    result = models.CharField(max_length=20, blank=True)
    concluded_on = models.DateField(null=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organ", "filed_on", "id"], name="dispute_count")]
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "number"], condition=models.Q(removed_at__isnull=True), name="dispute_number_once"
            ),
            models.CheckConstraint(
                condition=models.Q(concluded_on__isnull=True, result="")
                | (models.Q(concluded_on__isnull=False) & ~models.Q(result="")),
                name="dispute_concluded_with_result",
            ),
            models.CheckConstraint(
                condition=models.Q(concluded_on__isnull=True) | models.Q(concluded_on__gte=models.F("filed_on")),
                name="dispute_concluded_after_filing",
            ),
        ]

    @property
    def subject(self) -> str:
        """The dispute's name in the audit trail."""
        return f"disputes:{self.pk}"
