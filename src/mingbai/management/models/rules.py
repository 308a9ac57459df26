"""The organ's own rules on disclosure (制度), and from when to when they hold."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.entries.models import Entry
from mingbai.organs.models import Organ


class StandingRule(models.Model):
    """A rule with its document; `entry` is where the public reads it, `ended_on` the day on which it was repealed."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    subject_matter = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    document_number = models.CharField(max_length=80, blank=True)
    in_force_on = models.DateField()
    until_on = models.DateField(null=True)
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="+")
    ended_on = models.DateField(null=True)
    ended_why = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organ", "until_on"], condition=models.Q(ended_on__isnull=True), name="rule_until")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("in_force_on")),
                name="standing_rule_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True, ended_why="")
                | (models.Q(ended_on__isnull=False) & ~models.Q(ended_why="")),
                name="standing_rule_ended_with_words",
            ),
        ]

    @property
    def subject(self) -> str:
        """The rule's name in the audit trail."""
        return f"standing_rule:{self.pk}"
