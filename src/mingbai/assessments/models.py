"""The rule of a year, and the assessment of each unit by it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.entries.models import Entry
from mingbai.organs.models import Organ
from mingbai.statute.supervision.assessments import AssessmentState


class YearRule(models.Model):
    """By what an organ assesses the units below it in one year; set before the year, then fixed.

    `entry` is the draft by which the result becomes public.
    """

    organ = models.ForeignKey(Organ, models.PROTECT)
    year = models.PositiveSmallIntegerField()
    # By measure: its weight and what each record costs.
    measures = models.JSONField()
    excellent = models.PositiveSmallIntegerField(default=0)
    good = models.PositiveSmallIntegerField(default=0)
    source = models.CharField(max_length=200)
    set_on = models.DateField()
    set_by = models.CharField(max_length=160)
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "year"], name="one_rule_a_year"),
            models.CheckConstraint(condition=~models.Q(source=""), name="year_rule_has_source"),
        ]

    @property
    def subject(self) -> str:
        """The rule's name in the audit trail."""
        return f"year_rule:{self.pk}"


class YearAssessment(models.Model):
    """The assessment of one unit. `figures` are what the records said when it was checked: by measure, records and mark."""

    rule = models.ForeignKey(YearRule, models.PROTECT, related_name="assessments")
    unit = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default=AssessmentState.OPEN.value)
    self_report = models.TextField(blank=True)
    reported_by = models.CharField(max_length=160, blank=True)
    figures = models.JSONField(default=dict)
    mark = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    checked_note = models.CharField(max_length=500, blank=True)
    checked_by = models.CharField(max_length=160, blank=True)
    checker_id = models.BigIntegerField(null=True)
    checked_at = models.DateTimeField(null=True)
    objection = models.TextField(blank=True)
    objected_by = models.CharField(max_length=160, blank=True)
    decision = models.TextField(blank=True)
    decided_by = models.CharField(max_length=160, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["rule", "unit"], name="one_assessment_a_unit"),
            models.CheckConstraint(
                condition=models.Q(state__in=[one.value for one in AssessmentState]), name="assessment_state_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["open", "reported"]) | models.Q(mark__isnull=False, checker_id__isnull=False),
                name="assessment_checked_with_mark",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="decided") | ~models.Q(decision=""), name="assessment_decided_with_words"
            ),
        ]

    @property
    def subject(self) -> str:
        """The assessment's name in the audit trail."""
        return f"assessment:{self.pk}"
