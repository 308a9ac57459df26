"""What was given to one applicant and may be of use to all (条例第44条), and what was decided on it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.cases.models.register import Application
from mingbai.entries.models import Entry
from mingbai.organs.models import Organ

OPENED, KEPT = "open", "kept"


class DisclosureProposal(models.Model):
    """One matter to be decided on; `applicants` is how many different ones asked for the same. Nothing of them stands here."""

    organ = models.ForeignKey(Organ, models.PROTECT)
    application = models.OneToOneField(Application, models.PROTECT, related_name="proposal")
    applicants = models.PositiveSmallIntegerField()
    is_suggested = models.BooleanField(default=False)
    made_on = models.DateField()
    decision = models.CharField(max_length=4, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(null=True)
    decided_by = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organ", "id"], condition=models.Q(decision=""), name="proposal_to_decide"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(decision="", decided_on__isnull=True, entry__isnull=True)
                | (models.Q(decision__in=[OPENED, KEPT], decided_on__isnull=False) & ~models.Q(reason="")),
                name="proposal_decided_with_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(entry__isnull=True) | models.Q(decision=OPENED), name="proposal_drafted_when_opened"
            ),
        ]
