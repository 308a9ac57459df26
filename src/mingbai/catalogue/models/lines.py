"""The catalogue of proactive disclosure: lines, their dated editions, and each organ's adjustments."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.organs.models import Organ
from mingbai.statute.disclosure.decisions import Decision


class WordingConfidence(models.TextChoices):
    """How certain the wording is."""

    READ = "C", "照目录原文"
    PARTLY = "P", "部分照目录原文"
    MEMORY = "M", "要对照目录原文核实"


class CatalogueLine(models.Model):
    """One line of a catalogue: the county's master, or an organ's own addition.

    `statutory_codes` are those that every organ shares ("20.11"). `topics` are words of 条例第21条, whose number depends on the
    level of the organ that looks.
    """

    has_mark: ClassVar[bool] = True
    owner = models.ForeignKey(Organ, models.PROTECT)
    field = models.CharField(max_length=40)
    line1 = models.CharField(max_length=60)
    line2 = models.CharField(max_length=120)
    position = models.PositiveIntegerField()
    statutory_codes = models.JSONField(default=list)
    topics = models.JSONField(default=list)
    for_county = models.BooleanField()
    for_township = models.BooleanField()
    is_village_affairs = models.BooleanField(default=False)

    class Meta:
        db_table = "catalogue_item"
        indexes: ClassVar = [models.Index(fields=["owner", "position", "id"], name="item_in_order")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["owner", "field", "line1", "line2"], name="item_once_per_owner"),
            models.CheckConstraint(
                condition=~models.Q(field="") & ~models.Q(line1="") & ~models.Q(line2=""), name="item_is_named"
            ),
            models.CheckConstraint(condition=models.Q(for_county=True) | models.Q(for_township=True), name="item_has_a_level"),
        ]

    @property
    def subject(self) -> str:
        """The line's name in the audit trail."""
        return f"item:{self.pk}"


class LineEdition(models.Model):
    """What a line says from `in_force_on` until the day before `ends_on`; never overwritten, only succeeded.

    `unit` is the time limit in the notation of limits ("20wd"), "" when the catalogue names none; `decision` is a `Decision`.
    """

    has_mark: ClassVar[bool] = True
    line = models.ForeignKey(CatalogueLine, models.PROTECT, related_name="editions")
    in_force_on = models.DateField()
    ends_on = models.DateField(null=True)
    # Why the line ends with this edition; empty while the line is in force or another edition succeeds this one.
    end_reason = models.CharField(max_length=300, blank=True)
    elements = models.JSONField(default=list)
    basis = models.CharField(max_length=600)
    time_limit = models.CharField(max_length=300, blank=True)
    unit = models.CharField(max_length=120, blank=True)
    subject = models.CharField(max_length=200)
    channels = models.JSONField(default=list)
    audience = models.CharField(max_length=100)
    mode = models.CharField(max_length=20)
    decision = models.CharField(max_length=20, blank=True, default="")
    override = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=300, blank=True)
    confidence = models.CharField(max_length=1, choices=WordingConfidence, default=WordingConfidence.READ)
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "catalogue_itemedition"
        indexes: ClassVar = [models.Index(fields=["line", "in_force_on"], name="edition_on_a_day")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["line"], condition=models.Q(ends_on__isnull=True), name="edition_open_once"),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("in_force_on")),
                name="edition_ends_after_it_began",
            ),
            models.CheckConstraint(condition=models.Q(confidence__in=["C", "P", "M"]), name="edition_confidence_known"),
            models.CheckConstraint(condition=~models.Q(basis=""), name="edition_has_basis"),
            models.CheckConstraint(
                condition=models.Q(decision__in=[one.value for one in Decision]), name="edition_decision_known"
            ),
        ]


class Adjustment(models.Model):
    """An organ's departure from the master: the line does not apply to it, or it publishes sooner. Never later."""

    has_mark: ClassVar[bool] = True
    organ = models.ForeignKey(Organ, models.PROTECT)
    line = models.ForeignKey(CatalogueLine, models.PROTECT, related_name="adjustments")
    is_applicable = models.BooleanField(default=True)
    reason = models.CharField(max_length=300, blank=True)
    time_limit = models.CharField(max_length=300, blank=True)
    unit = models.CharField(max_length=120, blank=True)
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "line"], name="adjustment_once"),
            models.CheckConstraint(
                condition=models.Q(is_applicable=True) | ~models.Q(reason=""), name="adjustment_not_applicable_with_reason"
            ),
            models.CheckConstraint(
                condition=models.Q(is_applicable=False) | ~models.Q(unit=""), name="adjustment_says_something"
            ),
        ]
