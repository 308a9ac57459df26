"""Reconsiderations and lawsuits over disclosure, from the copy that arrives to the decision in force."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.cases.models.register import Application
from mingbai.organs.models import Organ
from mingbai.statute.cases.disputes import DisputeResult, Instance, Procedure


class Dispute(models.Model):
    """One 行政复议 or 行政诉讼 over disclosure; `group` and `result` are keys of table 4. No result means pending.

    A row of the simple register has no procedure and knows no more than that. A later instance of a suit is a row with `earlier`,
    which no table counts: what it decides is written into the first one's `result`. `decision` is what this instance decided.
    """

    organ = models.ForeignKey(Organ, models.PROTECT)
    application = models.ForeignKey(Application, models.PROTECT, null=True, related_name="disputes")
    number = models.CharField(max_length=80)
    group = models.CharField(max_length=20)
    filed_on = models.DateField()
    result = models.CharField(max_length=20, blank=True)
    concluded_on = models.DateField(null=True)
    removed_at = models.DateTimeField(null=True)

    procedure = models.CharField(max_length=20, blank=True)
    instance = models.CharField(max_length=8, blank=True)
    earlier = models.ForeignKey("self", models.PROTECT, null=True, related_name="later", db_index=False)
    body = models.CharField(max_length=80, blank=True)
    received_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    hearing_on = models.DateField(null=True)
    decision = models.CharField(max_length=20, blank=True)
    decided_on = models.DateField(null=True)
    served_on = models.DateField(null=True)
    is_ruling = models.BooleanField(default=False)
    in_force_on = models.DateField(null=True)
    # What a decision that opens a new clock asks for, sealed; the working days it sets, 0 where it names no time.
    order = models.TextField(blank=True)
    workdays = models.PositiveSmallIntegerField(default=0)
    # The round of the case in which the organ replies anew.
    round = models.PositiveSmallIntegerField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organ", "filed_on", "id"], name="dispute_count"),
            # What 今日 reads: whatever is not over yet, however many there were.
            models.Index(
                fields=["organ", "id"],
                condition=~models.Q(procedure="") & models.Q(removed_at__isnull=True, round__isnull=True),
                name="dispute_in_hand",
            ),
            models.Index(fields=["earlier"], condition=models.Q(earlier__isnull=False), name="dispute_instances"),
        ]
        constraints: ClassVar = [
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
            models.CheckConstraint(
                condition=models.Q(procedure="", instance="", received_on__isnull=True)
                | (models.Q(procedure=Procedure.SUIT.value, instance__in=[i.value for i in Instance]) & ~models.Q(body=""))
                | (
                    models.Q(procedure__in=[Procedure.REVIEW.value, Procedure.SIMPLIFIED_REVIEW.value], instance="")
                    & ~models.Q(body="")
                ),
                name="dispute_procedure_known",
            ),
            models.CheckConstraint(
                condition=models.Q(decision__in=["", *(r.value for r in DisputeResult)]), name="dispute_decision_known"
            ),
            models.CheckConstraint(
                condition=models.Q(decision="", decided_on__isnull=True, served_on__isnull=True, in_force_on__isnull=True)
                | (~models.Q(decision="") & models.Q(decided_on__isnull=False, served_on__gte=models.F("decided_on"))),
                name="dispute_decided_then_served",
            ),
            models.CheckConstraint(
                condition=models.Q(answered_on__isnull=True) | models.Q(answered_on__gte=models.F("received_on")),
                name="dispute_answered_after_receipt",
            ),
        ]

    @property
    def subject(self) -> str:
        """The dispute's name in the audit trail."""
        return f"disputes:{self.pk}"
